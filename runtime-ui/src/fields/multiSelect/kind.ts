import { SET } from '../../core/operators';
import { kind, read } from '../kind';
import { optionOf } from '../select/kind';

export const multiSelect = kind({
  width: 190,
  sortable: false,
  operators: SET,
  input: (value) => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []),
  // No choice and an empty list are the same answer to "which of these?", unless one is asked for.
  read: (input, field) => {
    const chosen = Array.isArray(input) ? (input as string[]) : [];
    return read(chosen.length === 0 && field.required ? null : chosen);
  },
  check(value, field) {
    const count = Array.isArray(value) ? value.length : 0;
    if (field.minItems !== null && count < field.minItems && (count > 0 || field.required)) {
      return field.minItems === 1 ? 'Choose at least one' : `Choose at least ${field.minItems}`;
    }
    if (field.maxItems !== null && count > field.maxItems) {
      return `Choose at most ${field.maxItems}; ${count} are chosen`;
    }
    return null;
  },
  text: (value, field) =>
    Array.isArray(value) ? value.map((item) => optionOf(field, String(item)).label).join(', ') : String(value),
});
