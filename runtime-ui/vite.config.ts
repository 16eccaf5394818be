import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/**
 * `npm run dev`: the definition and the rows come from a running engine (LIBRETTO_ORIGIN, by default
 * its default port), the scripts from the sources, reloaded as they are saved.
 */
const ORIGIN = process.env['LIBRETTO_ORIGIN'] ?? 'http://localhost:8080';

const engine: Plugin = {
  name: 'engine',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      if (!request.url?.startsWith('/u/') || !request.headers.accept?.includes('text/html')) return next();
      const url = request.url;
      fetch(ORIGIN + url)
        .then((answer) => answer.text())
        .then((html) => html.replace(/<(link|script)[^>]*\/assets\/[^>]*>(<\/script>)?/g, ''))
        .then((html) => html.replace('</head>', '<script type="module" src="/src/main.ts"></script></head>'))
        .then((html) => server.transformIndexHtml(url, html))
        .then((html) => response.setHeader('Content-Type', 'text/html').end(html))
        .catch(next);
    });
  },
};

/**
 * The engine writes the HTML itself, so the build has no index.html: the entry is the script, and
 * `.vite/manifest.json` tells the engine the hashed names of what to put into its head.
 */
export default defineConfig({
  base: '/',
  plugins: [svelte(), engine],
  server: { proxy: { '^/u/[^/]+/[^/]+/rest/': ORIGIN } },
  // Tests see the Svelte of the browser, as the pages do.
  ...(process.env['VITEST'] ? { resolve: { conditions: ['browser'] } } : {}),
  build: {
    // The first browsers with light-dark() and the popover attribute: nothing is translated down.
    target: ['chrome123', 'firefox125', 'safari17.5'],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: 'src/main.ts', checks: { pluginTimings: false } },
  },
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    // Not the app's zone: a place that reads the machine's clock shows.
    env: { TZ: 'America/New_York' },
  },
});
