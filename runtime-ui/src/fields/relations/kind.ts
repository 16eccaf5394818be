import { RECORD_SET } from '../../core/operators';
import type { Json } from '../../core/json';
import type { Field } from '../../core/app';
import { kind, read, type Input, type Related } from '../kind';
import { isRelated, relatedOf } from '../relation/kind';

export const relations = kind({
  width: 210,
  sortable: false,
  operators: RECORD_SET,
  input: (value, field) => allRelated(value, field),
  // No rows and an empty list are the same answer, unless one is asked for.
  read: (input, field) => {
    const ids = chosenOf(input).map((related) => related.id);
    return read(ids.length === 0 && field.required ? null : ids);
  },
  check(value, field) {
    const count = Array.isArray(value) ? value.length : 0;
    if (field.minItems !== null && count < field.minItems) {
      return field.minItems === 1 ? 'Choose at least one' : `Choose at least ${field.minItems}`;
    }
    if (field.maxItems !== null && count > field.maxItems) {
      return `Choose at most ${field.maxItems}; ${count} are chosen`;
    }
    return null;
  },
  text: (value, field) =>
    allRelated(value, field)
      .map((related) => related.title)
      .join(', '),
});

/** The rows behind a value, each as far as it is known. */
export function allRelated(value: Json, field: Field): readonly Related[] {
  return Array.isArray(value) ? value.map((item) => relatedOf(item, field)).filter((item) => item !== null) : [];
}

/** The rows chosen in an input. */
export function chosenOf(input: Input): readonly Related[] {
  return Array.isArray(input) ? input.filter((item): item is Related => isRelated(item)) : [];
}
