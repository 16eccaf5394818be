import { TIME } from '../../core/operators';
import { kind, read, unreadable } from '../kind';
import { checkRange } from '../shared/rangeCheck';

export const time = kind({
  width: 96,
  operators: TIME,
  input: (value) => (typeof value === 'string' ? value.replace(/^(\d\d:\d\d):00$/, '$1') : ''),
  read(input) {
    if (typeof input !== 'string' || input === '') return read(null);
    if (!/^\d\d:\d\d(:\d\d(\.\d+)?)?$/.test(input)) return unreadable('Enter a time with hours and minutes');
    return read(input.length === 5 ? `${input}:00` : input);
  },
  check: (value, field, formats) => checkRange(String(value), field, (bound) => formats.time(bound)),
  text: (value, _field, formats) => formats.time(String(value)),
});
