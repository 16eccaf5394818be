import {
  detailFor,
  formFor,
  listFor,
  listsOf,
  tableOf,
  type App,
  type DetailView,
  type FormView,
  type ListView,
  type View,
} from './app';
import { PLAIN, readListQuery, writeListQuery, type ListQuery } from './listQuery';

/** What lies open over the list. */
export type Panel =
  | { readonly kind: 'new'; readonly form: FormView }
  | { readonly kind: 'show'; readonly id: string; readonly detail: DetailView }
  | { readonly kind: 'edit'; readonly id: string; readonly form: FormView };

/** A place in the app, as the address names it. */
export interface Place {
  readonly kind: 'place';
  /** The view the address names: the list itself, or a form or detail with its list behind it. */
  readonly view: View;
  readonly list: ListView;
  readonly query: ListQuery;
  readonly panel: Panel | null;
}

export type Route = Place | { readonly kind: 'nowhere' };

const NOWHERE: Route = { kind: 'nowhere' };

/** Reads `/u/demo/recipes/{view}`, `…/{view}/new` and `…/{view}/{id}`. */
export function readRoute(app: App, pathname: string, search: string): Route {
  const below = pathname.startsWith(`${app.base}/`) ? pathname.slice(app.base.length + 1) : '';
  if (pathname !== app.base && !pathname.startsWith(`${app.base}/`)) return NOWHERE;
  const [name = '', id = '', ...more] = below.replace(/\/$/, '').split('/').map(decoded);
  const view = name === '' ? (listsOf(app)[0] ?? app.views[0]) : app.views.find((other) => other.name === name);
  const list = view && listFor(app, view);
  if (!view || !list || more.length > 0) return NOWHERE;
  const parameters = new URLSearchParams(search);
  const query = readListQuery(parameters, tableOf(app, list.table));
  const panel = panelOf(app, view, id, parameters.has('edit'));
  return panel === undefined ? NOWHERE : { kind: 'place', view, list, query, panel };
}

/** Undefined when the address asks for what the view cannot open. */
function panelOf(app: App, view: View, id: string, edit: boolean): Panel | null | undefined {
  const form = formFor(app, view);
  const detail = detailFor(app, view);
  if (id === '' && view.kind !== 'form') return null;
  if (id === '' || id === 'new') return form ? { kind: 'new', form } : undefined;
  if ((edit || view.kind === 'form') && form) return { kind: 'edit', id, form };
  return detail ? { kind: 'show', id, detail } : undefined;
}

/** The address of a place; the reverse of {@link readRoute}. */
export function addressOf(app: App, place: Place): string {
  const { view, panel } = place;
  const parameters = writeListQuery(place.query);
  const parts = [view.name];
  if (panel?.kind === 'new') parts.push('new');
  if (panel?.kind === 'show' || panel?.kind === 'edit') parts.push(panel.id);
  if (panel?.kind === 'edit' && view.kind !== 'form') parameters.set('edit', '1');
  const search = parameters.toString();
  return `${app.base}/${parts.map(encodeURIComponent).join('/')}${search ? `?${search}` : ''}`;
}

/** A list with nothing asked and nothing open. */
export function placeOf(list: ListView, query: ListQuery = PLAIN): Place {
  return { kind: 'place', view: list, list, query, panel: null };
}

/** The same list with its panel closed. */
export function closed(place: Place): Place {
  return { ...place, view: place.list, panel: null };
}

/** The same list asked differently. */
export function asked(place: Place, query: ListQuery): Place {
  return { ...place, query };
}

export function creating(app: App, place: Place): Place | null {
  const form = formFor(app, place.list);
  return form && { ...place, view: place.list, panel: { kind: 'new', form } };
}

export function showing(app: App, place: Place, id: string): Place | null {
  const detail = detailFor(app, place.list);
  return detail && { ...place, view: place.list, panel: { kind: 'show', id, detail } };
}

export function editing(app: App, place: Place, id: string): Place | null {
  const form = formFor(app, place.list);
  return form && { ...place, view: place.list, panel: { kind: 'edit', id, form } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
