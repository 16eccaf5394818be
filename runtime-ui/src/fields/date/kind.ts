import { DATE } from '../../core/operators';
import { kind, read, unreadable } from '../kind';
import { checkRange } from '../shared/rangeCheck';

export const date = kind({
  width: 124,
  operators: DATE,
  read(input) {
    if (typeof input !== 'string' || input === '') return read(null);
    return /^\d{4}-\d\d-\d\d$/.test(input) ? read(input) : unreadable('Enter a date with a four-digit year');
  },
  check: (value, field, formats) => checkRange(String(value), field, (bound) => formats.date(bound)),
  text: (value, _field, formats) => formats.shortDate(String(value)),
});
