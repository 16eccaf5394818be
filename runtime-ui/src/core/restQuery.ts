import { fieldOf, type ListView, type Table } from './app';
import { kindOf } from '../fields/kinds';
import { operatorOf, sortOf, type ListQuery } from './listQuery';
import { likeText, quoted } from './operators';

/** What the page asks of the API for one page of a list, in PostgREST's grammar. */
export function restQuery(table: Table, view: ListView, query: ListQuery, timeZone: string): URLSearchParams {
  const parameters = new URLSearchParams({ select: table.select });
  for (const filter of query.filters) {
    const operator = operatorOf(table, filter);
    for (const [name, value] of operator?.conditions(filter.field, filter.values, timeZone) ?? []) {
      parameters.append(name, value);
    }
  }
  for (const word of words(query.search)) parameters.append('or', `(${anywhere(table, word).join(',')})`);
  parameters.set('order', orderOf(table, view, query));
  parameters.set('limit', String(view.pageSize));
  parameters.set('offset', String((query.page - 1) * view.pageSize));
  return parameters;
}

/** Each word must be found somewhere; more words than this say nothing more. */
const MOST_WORDS = 6;

function words(search: string): string[] {
  return search.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

function anywhere(table: Table, word: string): string[] {
  const texts = table.fields
    .filter((field) => field.origin === 'author' && kindOf(field).searchable)
    .map((field) => `${field.name}.ilike.${quoted(`*${likeText(word)}*`)}`);
  const numbers = /^\d{1,15}$/.test(word)
    ? table.fields.filter((field) => field.type === 'autoNumber').map((field) => `${field.name}.eq.${word}`)
    : [];
  const all = [...texts, ...numbers];
  return all.length > 0 ? all : ['id.is.null']; // nothing to look into: nothing is found
}

/** Ends with the id, so that no row is on two pages. Missing values come last either way. */
function orderOf(table: Table, view: ListView, query: ListQuery): string {
  const keys = sortOf(view, query)
    .filter((key) => fieldOf(table, key.field) !== null)
    .map((key) => `${key.field}.${key.descending ? 'desc' : 'asc'}.nullslast`);
  return [...keys, 'id.asc'].join(',');
}
