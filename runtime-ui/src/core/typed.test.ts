import { expect, test } from 'vitest';
import { readTypedNumber, separatorsOf, typedNumber } from './typed';

const read = (text: string, locale: string) => readTypedNumber(text, separatorsOf(locale));

test.each([
  ['1,250.50', 'en', '1250.50'],
  ['1250.5', 'en', '1250.5'],
  ['12,5', 'en', '12.5'],
  ['1,500', 'en', '1500'],
  ['1.250,50', 'de', '1250.50'],
  ['1.500', 'de', '1500'],
  ['12.5', 'de', '12.5'],
  ['1 250,5', 'fr', '1250.5'],
  ['1’250.50', 'de-CH', '1250.50'],
  [' −3 ', 'en', '-3'],
  ['.5', 'en', '0.5'],
])('reads %s in %s as %s', (text, locale, plain) => {
  expect(read(text, locale)).toBe(plain);
});

test.each(['', 'abc', '1e5', '1.2.3', '1,2,3', '--1', '12 apples'])('refuses %o', (text) => {
  expect(read(text, 'en')).toBeNull();
});

test('writes with the separator of the locale', () => {
  expect(typedNumber('12.5', separatorsOf('de'))).toBe('12,5');
});
