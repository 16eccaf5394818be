import type { Json } from '../../core/json';
import { PRESENCE } from '../../core/operators';
import { shorten } from '../../core/words';
import { kind, read, unreadable } from '../kind';

export const json = kind({
  width: 160,
  sortable: false,
  operators: PRESENCE,
  input: (value) => (value === null ? '' : JSON.stringify(value, null, 2)),
  read(input) {
    if (typeof input !== 'string' || input.trim() === '') return read(null);
    try {
      return read(JSON.parse(input) as Json);
    } catch (failure) {
      return unreadable(`This is not JSON yet: ${failure instanceof Error ? failure.message : 'it does not end'}`);
    }
  },
  text: (value) => shorten(JSON.stringify(value), 60),
});
