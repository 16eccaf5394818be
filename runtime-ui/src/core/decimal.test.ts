import { expect, test } from 'vitest';
import { compareDecimals, decimalText, isMultipleOf, parseDecimal, stripZeros, type Decimal } from './decimal';

const decimal = (text: string): Decimal => {
  const parsed = parseDecimal(text);
  if (!parsed) throw new Error(`${text} is no decimal`);
  return parsed;
};

test.each(['12.50', '-0.001', '0', '123456789012345678901234567890.123456789012'])('keeps every digit of %s', (text) => {
  expect(decimalText(decimal(text))).toBe(text);
});

test.each(['', '.', '-', '1e3', '1,5', '٣', '0x10', ' 1'])('refuses %o', (text) => {
  expect(parseDecimal(text)).toBeNull();
});

test('fills up to a scale without a double in between', () => {
  expect(decimalText(decimal('.1'), 3)).toBe('0.100');
  expect(decimalText(decimal('-5'), 2)).toBe('-5.00');
});

test('compares across scales', () => {
  expect(compareDecimals(decimal('0.30'), decimal('0.3'))).toBe(0);
  expect(compareDecimals(decimal('-1'), decimal('0.1'))).toBe(-1);
  expect(compareDecimals(decimal('9007199254740993'), decimal('9007199254740992'))).toBe(1);
});

test('knows multiples exactly', () => {
  expect(isMultipleOf(decimal('0.3'), decimal('0.1'))).toBe(true);
  expect(isMultipleOf(decimal('0.35'), decimal('0.1'))).toBe(false);
  expect(isMultipleOf(decimal('1'), decimal('0'))).toBe(false);
});

test('drops zeros that say nothing', () => {
  expect(decimalText(stripZeros(decimal('100.500')))).toBe('100.5');
  expect(decimalText(stripZeros(decimal('100')))).toBe('100');
});
