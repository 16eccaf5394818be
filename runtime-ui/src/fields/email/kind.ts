import { TEXT } from '../../core/operators';
import { kind, read } from '../kind';
import { checkText } from '../shared/textCheck';

export const email = kind({
  width: 180,
  searchable: true,
  operators: TEXT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? input.trim() : null),
  check: (value, field) =>
    /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(String(value))
      ? checkText(value, field)
      : 'Enter an address like name@example.org',
});
