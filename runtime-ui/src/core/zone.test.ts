import { expect, test } from 'vitest';
import { dateAt, nextDate, startOfDay, toInstant, toLocal } from './zone';

const VIENNA = 'Europe/Vienna';

test.each([
  ['2026-03-01T17:30:00Z', '2026-03-01T18:30'],
  ['2026-07-01T22:15:09Z', '2026-07-02T00:15:09'],
  ['2026-12-31T23:30:00Z', '2027-01-01T00:30'],
])('%s is %s in Vienna, and back', (instant, local) => {
  expect(toLocal(instant, VIENNA)).toBe(local);
  expect(toInstant(local, VIENNA)).toBe(instant);
});

test('a time the clock skips moves forward', () => {
  expect(toInstant('2026-03-29T02:30', VIENNA)).toBe('2026-03-29T01:30:00Z');
});

test('of a time that comes twice the first is meant', () => {
  expect(toInstant('2026-10-25T02:30', VIENNA)).toBe('2026-10-25T00:30:00Z');
});

test('works far from Greenwich', () => {
  expect(toInstant('2026-01-01T00:00', 'Pacific/Kiritimati')).toBe('2025-12-31T10:00:00Z');
  expect(toLocal('2026-01-01T00:00:00Z', 'Asia/Kathmandu')).toBe('2026-01-01T05:45');
});

test('a day begins when the zone says so', () => {
  expect(startOfDay('2026-03-29', VIENNA)).toBe('2026-03-28T23:00:00Z');
  expect(startOfDay('2026-03-30', VIENNA)).toBe('2026-03-29T22:00:00Z');
});

test('dates follow each other', () => {
  expect(nextDate('2026-02-28')).toBe('2026-03-01');
  expect(nextDate('2026-12-31')).toBe('2027-01-01');
  expect(dateAt(new Date('2026-03-01T23:30:00Z'), VIENNA)).toBe('2026-03-02');
});

test('what is no time is null', () => {
  expect(toInstant('', VIENNA)).toBeNull();
  expect(toInstant('2026-03-01', VIENNA)).toBeNull();
  expect(toLocal('soon', VIENNA)).toBeNull();
});
