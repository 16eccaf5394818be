import type { Field } from '../../core/app';
import type { Json } from '../../core/json';
import { PRESENCE } from '../../core/operators';
import { kind, read, unreadable } from '../kind';

/** The greatest number a float of four bytes holds, as which they are kept. */
const GREATEST = 3.4028234663852886e38;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Numbers for machines: people see how many there are, and bring them in as a list. */
export const vector = kind({
  width: 110,
  sortable: false,
  operators: PRESENCE,
  input: (value) => (Array.isArray(value) ? JSON.stringify(value) : ''),
  // As JSON, or as programs print them: with commas, spaces or lines between.
  read(input) {
    const text = typeof input === 'string' ? input.trim() : '';
    if (text === '') return read(null);
    const words = text.replace(/^\[|\]$/g, '').split(/[\s,;]+/).filter((word) => word !== '');
    const wrong = words.find((word) => !NUMBER.test(word) || Math.abs(Number(word)) > GREATEST);
    return wrong === undefined ? read(words.map(Number)) : unreadable(`“${wrong.slice(0, 20)}” is not a number`);
  },
  check: checkLength,
  text: (value, _field, formats) => (Array.isArray(value) ? `${formats.integer(String(value.length))} numbers` : ''),
});

function checkLength(value: Json, field: Field): string | null {
  const count = Array.isArray(value) ? value.length : 0;
  return field.dimensions === null || count === field.dimensions
    ? null
    : `Enter ${field.dimensions} numbers; ${count === 1 ? 'this is one' : `these are ${count}`}`;
}
