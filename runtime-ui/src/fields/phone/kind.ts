import { TEXT } from '../../core/operators';
import { kind, read } from '../kind';

/** People group digits as they like; the engine stores a number without any of it. */
const plain = (text: string) => text.replace(/[ \-./()]/g, '');

export const phone = kind({
  width: 150,
  searchable: true,
  operators: TEXT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? plain(input) : null),
  check: (value) =>
    /^\+[1-9]\d{5,14}$/.test(String(value)) ? null : 'Enter a number with its country code, like +49 30 901820',
});
