import { DATE_TIME } from '../../core/operators';
import { toInstant, toLocal } from '../../core/zone';
import { kind, read, unreadable } from '../kind';

/** An instant, entered and shown in the app's time zone. */
export const dateTime = kind({
  width: 176,
  operators: DATE_TIME,
  input: (value, _field, formats) => (typeof value === 'string' ? (toLocal(value, formats.timeZone) ?? '') : ''),
  read(input, _field, formats) {
    if (typeof input !== 'string' || input === '') return read(null);
    const instant = toInstant(input, formats.timeZone);
    return instant === null ? unreadable('Enter a date and a time') : read(instant);
  },
  check(value, field, formats) {
    const instant = Date.parse(String(value));
    if (field.minimum !== null && instant < Date.parse(field.minimum)) {
      return `Enter ${formats.dateTime(field.minimum)} or later`;
    }
    if (field.maximum !== null && instant > Date.parse(field.maximum)) {
      return `Enter ${formats.dateTime(field.maximum)} or earlier`;
    }
    return null;
  },
  text: (value, _field, formats) => formats.shortDateTime(String(value)),
});
