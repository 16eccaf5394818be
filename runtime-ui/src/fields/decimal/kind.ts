import { decimalText, parseDecimal, stripZeros } from '../../core/decimal';
import { NUMBER } from '../../core/operators';
import { readTypedNumber, typedNumber } from '../../core/typed';
import { kind, read, unreadable } from '../kind';
import { checkNumber, checkScale } from '../shared/numberCheck';

export const decimal = kind({
  align: 'end',
  width: 112,
  operators: NUMBER,
  input: (value, _field, formats) => (value === null ? '' : typedNumber(String(value), formats.separators)),
  read(input, _field, formats) {
    if (typeof input !== 'string' || input.trim() === '') return read(null);
    const plain = readTypedNumber(input, formats.separators);
    return plain === null ? unreadable('Enter a number') : read(plain);
  },
  check: (value, field, formats) =>
    checkScale(String(value), field.scale ?? 2) ??
    checkNumber(String(value), field, (bound) => formats.decimal(shortest(bound), null)),
  text: (value, field, formats) => formats.decimal(String(value), field.scale),
});

function shortest(bound: string): string {
  const parsed = parseDecimal(bound);
  return parsed === null ? bound : decimalText(stripZeros(parsed));
}
