import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

/**
 * The engine writes the HTML itself, so the build has no index.html: the entry is the script, and
 * `.vite/manifest.json` tells the engine the hashed names of what to put into its head.
 */
export default defineConfig({
  base: '/',
  plugins: [svelte()],
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
