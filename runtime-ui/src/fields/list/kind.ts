import { PRESENCE } from '../../core/operators';
import type { Json } from '../../core/json';
import { kind, read } from '../kind';

/** Several values from several related rows; nobody fills them in. */
export const list = kind({
  width: 210,
  sortable: false,
  operators: PRESENCE,
  read: () => read(null),
  text: (value) => itemsOf(value).join(', '),
});

/** The values as plain text. */
export function itemsOf(value: Json): readonly string[] {
  return Array.isArray(value) ? value.map((item) => String(item)) : [];
}
