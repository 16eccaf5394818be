import { decimal } from '../decimal/kind';
import type { FieldKind } from '../kind';
import { checkNumber, checkScale } from '../shared/numberCheck';

/** Money is a decimal that knows its currency. */
export const money: FieldKind = {
  ...decimal,
  width: 128,
  check: (value, field, formats) =>
    checkScale(String(value), formats.currencyDigits(field.currency ?? 'EUR')) ??
    checkNumber(String(value), field, (bound) => formats.money(bound, field.currency ?? 'EUR')),
  text: (value, field, formats) => formats.money(String(value), field.currency ?? 'EUR'),
};
