import { expect, test } from 'vitest';
import { formats, NOON } from '../testing/recipes';
import { Formats, localeFor } from './formats';

test('writes decimals of any length exactly', () => {
  expect(formats.decimal('12345678901234567890.10', 2)).toBe('12,345,678,901,234,567,890.10');
  expect(formats.decimal('0.1', null)).toBe('0.1');
  expect(formats.decimal('60.000', 3)).toBe('60');
  expect(formats.decimal('0.125', 3)).toBe('0.125');
  expect(new Formats('de', 'UTC').decimal('1234.5', 2)).toBe('1.234,50');
});

test('writes money with the currency’s digits', () => {
  expect(formats.money('9007199254740993.07', 'EUR')).toBe('€9,007,199,254,740,993.07');
  expect(formats.money('1200', 'JPY')).toBe('JP¥1,200');
  expect(formats.currencyDigits('JPY')).toBe(0);
  expect(formats.currencySymbol('EUR')).toBe('€');
});

test.each([
  ['2026-03-10', 'Today'],
  ['2026-03-09', 'Yesterday'],
  ['2026-03-11', 'Tomorrow'],
  ['2026-03-16', 'Monday'],
  ['2026-03-17', '17 Mar'],
  ['2026-03-08', '8 Mar'],
  ['2027-03-10', '10 Mar 2027'],
])('%s is %s from the tenth of March', (date, text) => {
  expect(formats.shortDate(date)).toBe(text);
});

test('writes instants in the time zone of the app', () => {
  expect(formats.dateTime('2026-12-04T22:30:00Z')).toBe('4 December 2026 at 23:30');
  expect(formats.shortDateTime('2026-03-09T23:30:00Z')).toBe('Today, 00:30');
});

test('writes times without a zone', () => {
  expect(formats.time('18:30:00')).toBe('18:30');
  expect(formats.time('18:30:15')).toBe('18:30:15');
  expect(new Formats('en-US', 'UTC', () => NOON).time('18:30:00')).toMatch(/^6:30\sPM$/);
});

test('a language becomes the reader’s own variety, a region stays', () => {
  expect(localeFor('en', ['de-AT', 'en-GB'])).toBe('en-GB');
  expect(localeFor('en', ['de-AT'])).toBe('en');
  expect(localeFor('en-US', ['en-GB'])).toBe('en-US');
  expect(localeFor('no such tag', [])).toBe('en');
});
