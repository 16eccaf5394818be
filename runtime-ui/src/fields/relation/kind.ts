import type { Field } from '../../core/app';
import { isObject, isRedacted, type Json } from '../../core/json';
import { RECORDS } from '../../core/operators';
import { kind, read, type Input, type Related } from '../kind';

export const relation = kind({
  width: 160,
  // The column holds ids; an order of ids would look like none.
  sortable: false,
  operators: RECORDS,
  input: (value, field) => relatedOf(value, field),
  read: (input) => read(isRelated(input) ? input.id : null),
  text: (value, field) => relatedOf(value, field)?.title ?? '',
});

/** The row behind a value: embedded with its title, or known by its id alone. */
export function relatedOf(value: Json, field: Field): Related | null {
  if (isObject(value) && typeof value['id'] === 'string') {
    const titleField = field.relation?.titleField ?? 'id';
    const title = value[titleField] ?? (isRedacted(value, titleField) ? 'Hidden' : 'Untitled');
    return { id: value['id'], title: String(title) };
  }
  return typeof value === 'string' ? { id: value, title: value } : null;
}

export function isRelated(input: Input): input is Related {
  return typeof input === 'object' && input !== null && 'id' in input;
}
