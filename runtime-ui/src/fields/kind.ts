import type { Field } from '../core/app';
import type { Formats } from '../core/formats';
import type { Json } from '../core/json';
import type { Operator } from '../core/operators';

/** A row chosen in a relation: what is sent and what is shown. */
export interface Related {
  readonly id: string;
  readonly title: string;
}

/** What stands in an input while it is edited; not yet a value of the field. */
export type Input = string | boolean | null | readonly string[] | Related | readonly Related[];

export type Reading = { readonly ok: true; readonly value: Json } | { readonly ok: false; readonly message: string };

export const read = (value: Json): Reading => ({ ok: true, value });
export const unreadable = (message: string): Reading => ({ ok: false, message });

/**
 * What is particular to one type of field, without a framework: how a value is written, entered,
 * judged and asked for. `value` is never null in `check` and `text`.
 */
export interface FieldKind {
  /** Numbers stand at the end of their column, in tabular figures. */
  readonly align: 'start' | 'end';
  /** The least width of its column, in pixels. */
  readonly width: number;
  readonly sortable: boolean;
  /** Whether the search box looks into it. */
  readonly searchable: boolean;
  readonly operators: readonly Operator[];
  input(value: Json, field: Field, formats: Formats): Input;
  read(input: Input, field: Field, formats: Formats): Reading;
  check(value: Json, field: Field, formats: Formats): string | null;
  /** One line of plain text, as short as a list wants it. */
  text(value: Json, field: Field, formats: Formats): string;
}

/** A kind that differs from plain text only in what is given. */
export function kind(own: Partial<FieldKind> & Pick<FieldKind, 'operators'>): FieldKind {
  return {
    align: 'start',
    width: 140,
    sortable: true,
    searchable: false,
    input: (value) => (typeof value === 'string' ? value : value === null ? '' : String(value)),
    read: (input) => read(typeof input === 'string' && input !== '' ? input : null),
    check: () => null,
    text: (value) => String(value),
    ...own,
  };
}
