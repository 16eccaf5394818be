import { NUMBER } from '../../core/operators';
import { readTypedNumber } from '../../core/typed';
import { kind, read, unreadable } from '../kind';
import { checkNumber } from '../shared/numberCheck';

export const integer = kind({
  align: 'end',
  width: 84,
  operators: NUMBER,
  read(input, _field, formats) {
    if (typeof input !== 'string' || input.trim() === '') return read(null);
    const plain = readTypedNumber(input, formats.separators);
    if (plain === null) return unreadable('Enter a whole number');
    if (/\.\d*[1-9]/.test(plain)) return unreadable('Enter a whole number');
    const value = Number(plain.replace(/\..*$/, ''));
    return Number.isSafeInteger(value) ? read(value) : unreadable('This number is too large');
  },
  check: (value, field, formats) => checkNumber(String(value), field, (bound) => formats.integer(bound)),
  text: (value, _field, formats) => formats.integer(String(value)),
});
