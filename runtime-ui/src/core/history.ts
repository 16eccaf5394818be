import { fieldOf, type Field, type Table } from './app';
import type { Formats } from './formats';
import { isEmpty, isObject, type Json, type Row } from './json';
import { kindOf } from '../fields/kinds';

/** One entry of what a table remembers about a row. */
export interface Change {
  readonly seq: number;
  /** An instant. */
  readonly at: string;
  /** The identity of whoever did it; null where nobody was signed in. */
  readonly by: string | null;
  readonly change: 'created' | 'updated' | 'deleted';
  /** The name of a transition, `cascade`, `restore`, or null. */
  readonly because: string | null;
  readonly fields: readonly Changed[];
}

export interface Changed {
  readonly field: string;
  readonly from: Json;
  readonly to: Json;
}

export function changeOf(entry: Row): Change {
  const { seq, at, by, change, because, fields } = entry;
  return {
    seq: Number(seq),
    at: String(at),
    by: typeof by === 'string' ? by : null,
    change: change === 'created' || change === 'deleted' ? change : 'updated',
    because: typeof because === 'string' ? because : null,
    fields: Object.entries(isObject(fields) ? fields : {}).flatMap(([field, value]) =>
      isObject(value) ? [{ field, from: value['from'] ?? null, to: value['to'] ?? null }] : [],
    ),
  };
}

/** What was done, in words: a transition by its label. */
export function deed(change: Change, table: Table): string {
  const { because } = change;
  const move = table.states?.transitions.find((transition) => transition.name === because);
  if (move) return move.label;
  if (because === 'restore') return 'Restored';
  if (because === 'cascade') return change.change === 'deleted' ? 'Deleted with another record' : 'Changed with another record';
  if (because !== null) return 'Moved';
  return { created: 'Created', updated: 'Changed', deleted: 'Deleted' }[change.change];
}

/** Who it was, as far as this page knows people: oneself, a builder by name, others by their identity. */
export function doer(by: string | null, me: { readonly id: string | null; readonly email: string | null }): string {
  if (by === null) return 'Somebody without a sign-in';
  if (by === me.id) return 'You';
  const [kind, id = ''] = by.split(':');
  if (kind === 'builder') return id;
  return kind === 'key' ? `API key ${id.slice(-6)}` : `Member ${id.slice(-6)}`;
}

/** The ids of related rows in these changes, by the field that leads to them. */
export function relatedIds(changes: readonly Change[], table: Table): ReadonlyMap<Field, readonly string[]> {
  const ids = new Map<Field, string[]>();
  for (const { field: name, from, to } of changes.flatMap((change) => change.fields)) {
    const field = fieldOf(table, name);
    if (!field?.relation) continue;
    const found = [from, to].flat().filter((id): id is string => typeof id === 'string');
    ids.set(field, [...new Set([...(ids.get(field) ?? []), ...found])]);
  }
  return ids;
}

/** A value of a change in one line, related rows by their titles where these are known. */
export function changedText(value: Json, field: Field, titles: ReadonlyMap<string, string>, formats: Formats): string {
  if (isEmpty(value)) return '–';
  if (field.relation) {
    const ids = [value].flat().map(String);
    return ids.map((id) => titles.get(id) ?? `${id.slice(-6)}`).join(', ');
  }
  // Of a file that may be gone, its id is what is remembered.
  return kindOf(field).text(value, field, formats) || 'another value';
}
