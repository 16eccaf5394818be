import { mount } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { parseBootstrap } from './core/bootstrap';
import { Formats, localeFor } from './core/formats';
import type { Json } from './core/json';
import { Rest } from './core/rest';
import { initial } from './core/words';
import { answer, type Expression } from './expression/evaluate';
import Shell from './shell/Shell.svelte';
import { Counts } from './state/counts.svelte';
import { Navigation } from './state/navigation.svelte';
import type { Page } from './state/page';
import { Rows } from './state/rows.svelte';
import { Theme } from './state/theme.svelte';
import { Toasts } from './state/toasts.svelte';

const root = document.documentElement;
const app = parseBootstrap(document.getElementById('libretto')?.textContent ?? '{}');
root.style.setProperty('--hue', String(app.hue));
root.lang = app.locale;

const rest = new Rest(app.base, (input, init) => fetch(input, init), app.user.csrf);
const counts = new Counts(app, rest);
const page: Page = {
  app,
  rest,
  counts,
  formats: new Formats(localeFor(app.locale, navigator.languages), app.timeZone),
  navigation: new Navigation(app, window),
  rows: new Rows(app, rest, counts),
  toasts: new Toasts(),
  theme: new Theme(app.base, root, storage()),
  phone: new MediaQuery('max-width: 640px'),
  evaluate(expression, row) {
    const circumstances = { user: app.user, now: new Date().toISOString(), timeZone: app.timeZone };
    const found = answer(expression as Expression, row, circumstances);
    if (!found.known) throw new Error('This depends on a row that is not here');
    return found.value as Json;
  },
};

document.head.append(mark(app.label));

const target = document.getElementById('app') ?? document.body;
target.replaceChildren();
mount(Shell, { target, props: { page } });

/** Null where the browser keeps nothing: private windows, blocked site data. */
function storage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The icon of the browser's tab: the letter of the app in its hue. */
function mark(name: string): HTMLLinkElement {
  const letter = initial(name).replace(/[<&]/g, '');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="oklch(.53 .18 ${app.hue})"/>` +
    `<text x="16" y="22.5" font-family="Inter,system-ui,sans-serif" font-size="18" font-weight="650" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
  const link = document.createElement('link');
  link.rel = 'icon';
  link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  return link;
}
