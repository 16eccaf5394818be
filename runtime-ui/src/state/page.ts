import { createContext } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';
import type { App } from '../core/app';
import type { Evaluate } from '../core/conditions';
import type { Formats } from '../core/formats';
import type { Rest } from '../core/rest';
import type { Counts } from './counts.svelte';
import type { Navigation } from './navigation.svelte';
import type { Rows } from './rows.svelte';
import type { Theme } from './theme.svelte';
import type { Toasts } from './toasts.svelte';

/** Everything the components of one page share, made once in `main.ts`. */
export interface Page {
  readonly app: App;
  readonly formats: Formats;
  readonly rest: Rest;
  readonly navigation: Navigation;
  readonly rows: Rows;
  readonly counts: Counts;
  readonly toasts: Toasts;
  readonly theme: Theme;
  readonly phone: MediaQuery;
  readonly evaluate: Evaluate | null;
}

export const [getPage, setPage] = createContext<Page>();
