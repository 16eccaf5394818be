import type { Value } from './value';

/** The decimal 1. */
export const ONE = 10n ** 12n;
const GREATEST = 2n ** 53n - 1n;
const LIMIT = 10n ** 42n;

const LONGEST_DURATION = 315_576_000_000_000_000n;
/** The microseconds of each unit of a duration. */
export const UNITS = { W: 604_800_000_000n, D: 86_400_000_000n, H: 3_600_000_000n, M: 60_000_000n, S: 1_000_000n } as const;

export const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
/** Null beyond what every JSON reader holds exactly. */
export const integer = (x: bigint): Value => (magnitude(x) > GREATEST ? null : x);

/** Null beyond what PostgreSQL keeps. */
export const decimal = (x: bigint): Value => (magnitude(x) >= LIMIT ? null : x);

/** Null beyond 10,000 years. */
export const duration = (x: bigint): Value => (magnitude(x) > LONGEST_DURATION ? null : x);

/** Divides, rounding half away from zero. */
export const divide = (x: bigint, by: bigint): bigint => {
  const quotient = (2n * magnitude(x) + magnitude(by)) / (2n * magnitude(by));
  return x < 0n === by < 0n ? quotient : -quotient;
};

export const readDecimal = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(12, '0'));
  return text.startsWith('-') ? -digits : digits;
};

export const writeDecimal = (x: bigint): string => {
  const digits = magnitude(x).toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  return (x < 0n ? '-' : '') + digits.slice(0, -12) + (fraction && `.${fraction}`);
};

/** ISO 8601 in weeks, days, hours, minutes and seconds, as microseconds. */
export const readDuration = (text: string): bigint => {
  let sum = 0n;
  for (const [, amount = '', unit = 'S'] of text.matchAll(/([\d.]+)([WDHMS])/g)) {
    sum += unit === 'S' ? readDecimal(amount) / 1_000_000n : BigInt(amount) * UNITS[unit as 'W'];
  }
  return text.startsWith('-') ? -sum : sum;
};

export const writeDuration = (x: bigint): string => {
  const size = magnitude(x);
  const part = (amount: bigint, unit: string): string => (amount ? `${amount}${unit}` : '');
  const seconds = size % UNITS.M;
  const text =
    part(size / UNITS.H, 'H') +
    part((size % UNITS.H) / UNITS.M, 'M') +
    (seconds ? `${writeDecimal(seconds * 1_000_000n)}S` : '');
  return `${x < 0n ? '-' : ''}PT${text || '0S'}`;
};
