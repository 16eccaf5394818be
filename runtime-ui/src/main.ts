import { mount } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import { parseBootstrap } from './core/bootstrap';
import { Formats, localeFor } from './core/formats';
import { Rest } from './core/rest';
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

const rest = new Rest(app.base, (input, init) => fetch(input, init));
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
  evaluate: null,
};

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
