import { TEXT } from '../../core/operators';
import { kind, read } from '../kind';

/** A member, by identity. */
export const user = kind({
  width: 160,
  operators: TEXT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? input.trim() : null),
  check: (value) =>
    /^member:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(String(value)) ? null : 'Enter a member, like member:0190d9e0-…',
  text: (value) => String(value).replace(/^member:/, '').slice(0, 8),
});
