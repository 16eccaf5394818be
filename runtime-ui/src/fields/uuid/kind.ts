import { EXACT } from '../../core/operators';
import { kind, read } from '../kind';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const uuid = kind({
  width: 150,
  operators: EXACT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? input.trim().toLowerCase() : null),
  check: (value) => (FORM.test(String(value)) ? null : 'Enter an id of 32 hexadecimal digits in five groups'),
  text: (value) => String(value),
});
