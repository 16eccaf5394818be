import { decimal, divide, duration, integer, magnitude, ONE, readDecimal, readDuration, UNITS, writeDecimal, writeDuration } from './numbers';
import { compare, isSought, LONGEST, pattern, replace, size, substring } from './texts';
import { addDays, addDuration, clock, dayNumber, fixed, micros } from './times';
import type { Value } from './value';

type Operation = (...operands: never[]) => Value;

/** The text of a value that has its REST form; anything else ends the evaluation. */
const formed = (value: unknown, form: RegExp): string => {
  const text = String(value);
  if (!form.test(text)) throw new RangeError(text);
  return text;
};

/** Brings a value from its REST form into that of the evaluation. */
export const readers: Readonly<Record<string, (value: unknown) => Value>> = {
  int: (value) => BigInt(formed(value, /^-?\d+$/)),
  dec: (value) => readDecimal(formed(value, /^-?\d+(\.\d{1,12})?$/)),
  date: (value) => formed(value, /^\d{4}-\d\d-\d\d$/),
  time: (value) => fixed(formed(value, /^\d\d:\d\d:\d\d(\.\d{1,6})?$/)),
  instant: (value) => fixed(formed(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/)),
  dur: (value) => readDuration(formed(value, /^-?P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?$/)),
  // An embedded row stands in the place of its id.
  text: (value) => String(typeof value === 'object' ? (value as { id: string }).id : value),
};

/** Operations that are null when an operand is. */
export const strict: Readonly<Record<string, Operation>> = {
  '!': (x: boolean) => !x,
  '<': (x: Value, y: Value) => compare(x, y) < 0,
  '<=': (x: Value, y: Value) => compare(x, y) <= 0,
  '>': (x: Value, y: Value) => compare(x, y) > 0,
  '>=': (x: Value, y: Value) => compare(x, y) >= 0,
  'i+': (x: bigint, y: bigint) => integer(x + y),
  'i-': (x: bigint, y: bigint) => integer(x - y),
  'i*': (x: bigint, y: bigint) => integer(x * y),
  'i/': (x: bigint, y: bigint) => (y === 0n ? null : x / y),
  'd+': (x: bigint, y: bigint) => decimal(x + y),
  'd-': (x: bigint, y: bigint) => decimal(x - y),
  'd*': (x: bigint, y: bigint) => decimal(divide(x * y, ONE)),
  'd/': (x: bigint, y: bigint) => (y === 0n ? null : decimal(divide(x * ONE, y))),
  '%': (x: bigint, y: bigint) => (y === 0n ? null : x % y),
  neg: (x: bigint) => -x,
  abs: magnitude,
  max: (x: bigint, y: bigint) => (x > y ? x : y),
  min: (x: bigint, y: bigint) => (x < y ? x : y),
  round: (x: bigint, digits: bigint) => {
    const unit = 10n ** (12n - digits);
    return decimal(divide(x, unit) * unit);
  },
  floor: (x: bigint) => decimal((x < 0n && x % ONE ? x / ONE - 1n : x / ONE) * ONE),
  ceil: (x: bigint) => decimal((x > 0n && x % ONE ? x / ONE + 1n : x / ONE) * ONE),
  'i>d': (x: bigint) => x * ONE,
  'd>i': (x: bigint) => integer(x / ONE),
  'd>s': writeDecimal,
  't>s': (x: string) => x.replace(/\.?0+(Z?)$/, '$1'),
  str: (x: Value) => String(x),
  num: (x: bigint) => Number(x),
  cat: (x: string, y: string) => (size(x) + size(y) > LONGEST ? null : x + y),
  size: (x: string) => BigInt(size(x)),
  contains: (x: string, y: string) => (isSought(y) ? x.includes(y) : null),
  starts: (x: string, y: string) => x.startsWith(y),
  ends: (x: string, y: string) => x.endsWith(y),
  matches: (x: string, source: string) => (size(x) > 16_384 ? null : pattern(source).test(x)),
  lower: (x: string) => x.replace(/[A-Z]/g, (letter) => letter.toLowerCase()),
  upper: (x: string) => x.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
  trim: (x: string) => x.replace(/^[ \t\n\f\r]+|[ \t\n\f\r]+$/g, ''),
  sub: substring,
  index: (x: string, y: string) => (!isSought(y) ? null : BigInt(x.includes(y) ? size(x.slice(0, x.indexOf(y))) : -1)),
  replace,
  len: (x: readonly Value[]) => BigInt(x.length),
  addDays,
  days: (x: string, y: string) => BigInt(dayNumber(y) - dayNumber(x)),
  year: (x: string) => BigInt(x.slice(0, 4)),
  month: (x: string) => BigInt(x.slice(5, 7)),
  day: (x: string) => BigInt(x.slice(8)),
  // 1970-01-01 was a Thursday, and -719162 is the first of all days.
  weekday: (x: string) => BigInt(((dayNumber(x) + 719_162 + 7) % 7) + 1),
  'u+': (x: bigint, y: bigint) => duration(x + y),
  'u-': (x: bigint, y: bigint) => duration(x - y),
  'u*': (x: bigint, y: bigint) => duration(x * y),
  'u>d': (x: bigint) => x / UNITS.D,
  'u>h': (x: bigint) => x / UNITS.H,
  'u>m': (x: bigint) => x / UNITS.M,
  'u>s': (x: bigint) => x / UNITS.S,
  'dur>s': writeDuration,
  't+': addDuration,
  't-': (x: string, y: bigint) => addDuration(x, -y),
  't-t': (x: string, y: string) => micros(x) - micros(y),
  't>d': (x: string) => x.slice(0, 10),
  hh: (x: string) => clock(x, 0),
  mm: (x: string) => clock(x, 1),
  ss: (x: string) => clock(x, 2),
};
