import type { Field, Option } from '../../core/app';
import { OPTIONS } from '../../core/operators';
import { kind } from '../kind';

export const select = kind({
  width: 124,
  operators: OPTIONS,
  check: (value, field) =>
    field.options.some((option) => option.value === value) ? null : 'Choose one of the options',
  text: (value, field) => optionOf(field, String(value)).label,
});

/** The option of a value; a value no longer offered shows as it is. */
export function optionOf(field: Field, value: string): Option {
  return field.options.find((option) => option.value === value) ?? { value, label: value, tone: 'gray' };
}
