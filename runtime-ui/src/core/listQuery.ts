import { fieldOf, type ListView, type Sort, type Table } from './app';
import { kindOf } from '../fields/kinds';
import type { Operator } from './operators';

/** One condition a person set: a field, an operator's id and its values. */
export interface Filter {
  readonly field: string;
  readonly operator: string;
  readonly values: readonly string[];
}

/** What a list is asked for. It lives in the page's address, so it can be shared and reloaded. */
export interface ListQuery {
  readonly search: string;
  /** Empty means the order the view declares. */
  readonly sort: readonly Sort[];
  readonly filters: readonly Filter[];
  /** From 1. */
  readonly page: number;
}

export const PLAIN: ListQuery = { search: '', sort: [], filters: [], page: 1 };

export function operatorOf(table: Table, filter: Filter): Operator | null {
  const field = fieldOf(table, filter.field);
  return field && (kindOf(field).operators.find((operator) => operator.id === filter.operator) ?? null);
}

/** Reads `?q=soup&sort=title.desc&filter=difficulty.any.easy&page=2`; what makes no sense is left out. */
export function readListQuery(parameters: URLSearchParams, table: Table): ListQuery {
  const page = Number(parameters.get('page') ?? '1');
  return {
    search: parameters.get('q') ?? '',
    sort: (parameters.get('sort') ?? '').split(',').flatMap((part) => readSort(part, table)),
    filters: parameters.getAll('filter').flatMap((text) => readFilter(text, table)),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The reverse of {@link readListQuery}; a plain query writes nothing. */
export function writeListQuery(query: ListQuery): URLSearchParams {
  const parameters = new URLSearchParams();
  if (query.search !== '') parameters.set('q', query.search);
  for (const { field, operator, values } of query.filters) {
    parameters.append('filter', [field, operator, values.map(encodeURIComponent).join(',')].join('.'));
  }
  if (query.sort.length > 0) {
    parameters.set('sort', query.sort.map((key) => key.field + (key.descending ? '.desc' : '')).join(','));
  }
  if (query.page > 1) parameters.set('page', String(query.page));
  return parameters;
}

function readSort(text: string, table: Table): Sort[] {
  const [name = '', direction] = text.split('.');
  const field = fieldOf(table, name);
  return field && kindOf(field).sortable ? [{ field: name, descending: direction === 'desc' }] : [];
}

function readFilter(text: string, table: Table): Filter[] {
  const [field = '', operator = '', ...rest] = text.split('.');
  const raw = rest.join('.');
  const filter = { field, operator, values: raw === '' ? [] : raw.split(',').map(decoded) };
  const known = operatorOf(table, filter);
  return known && (known.entry === 'none' || filter.values.length > 0) ? [filter] : [];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function isFiltered(query: ListQuery): boolean {
  return query.search.trim() !== '' || query.filters.length > 0;
}

/** The order that holds: the person's, else the view's, else newest first. */
export function sortOf(view: ListView, query: ListQuery): readonly Sort[] {
  if (query.sort.length > 0) return query.sort;
  return view.sort.length > 0 ? view.sort : [{ field: 'createdAt', descending: true }];
}

/** A press on a header: ascending, then descending, then the view's own order again. */
export function pressSort(view: ListView, query: ListQuery, field: string): ListQuery {
  const held = sortOf(view, query)[0];
  const next =
    held?.field !== field
      ? [{ field, descending: false }]
      : held.descending && query.sort.length > 0
        ? []
        : [{ field, descending: !held.descending }];
  return { ...query, sort: next, page: 1 };
}
