import { UNITS } from './numbers';
import type { Value } from './value';

const DAY = 86_400_000;

/** A time or an instant with six digits of a second, so that the order of texts is its own. */
export const fixed = (text: string): string => {
  const zone = text.endsWith('Z') ? 'Z' : '';
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}${zone}`;
};

/** The days of a date since 1970. */
export const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const FIRST = dayNumber('0001-01-01');
const LAST = dayNumber('9999-12-31');

export const addDays = (date: string, days: bigint): Value => {
  const day = dayNumber(date) + Number(days);
  return day < FIRST || day > LAST ? null : new Date(day * DAY).toISOString().slice(0, 10);
};

/** The microseconds of an instant since 1970. */
export const micros = (instant: string): bigint =>
  BigInt(Date.parse(`${instant.slice(0, 19)}Z`)) * 1000n + BigInt(instant.slice(20, 26));
const FIRST_INSTANT = micros('0001-01-01T00:00:00.000000Z');
const LAST_INSTANT = micros('9999-12-31T23:59:59.999999Z');

export const addDuration = (instant: string, by: bigint): Value => {
  const sum = micros(instant) + by;
  if (sum < FIRST_INSTANT || sum > LAST_INSTANT) return null;
  const rest = ((sum % UNITS.S) + UNITS.S) % UNITS.S;
  const seconds = new Date(Number((sum - rest) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(rest).padStart(6, '0')}Z`;
};

/** The two digits of a time or an instant behind its n-th colon. */
export const clock = (text: string, n: number): bigint => {
  const start = text.length > 16 ? 11 : 0;
  return BigInt(text.slice(start + 3 * n, start + 3 * n + 2));
};

/** The date of an instant in a zone. */
export const today = (now: string, timeZone: string): string => {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(now));
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};
