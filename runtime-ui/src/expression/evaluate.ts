/**
 * Performs expressions as the engine compiled them (`ExpressionJson`), with the same answers as
 * PostgreSQL and the JVM: see `engine/docs/expressions.md`. The server remains the judge; this is
 * here so that a form can answer at once.
 *
 * Integers are bigints; decimals are bigints of 10⁻¹²; durations are bigints of microseconds; dates, times and instants are texts of one
 * length, whose order is theirs. Null is an operation without an answer, and a field without value.
 */

/** A compiled expression: a constant, or an operation's name and its operands. */
export type Expression = null | boolean | number | string | readonly Expression[];

/** A row in its REST form. A missing key is a field without a value. */
export type Row = Readonly<Record<string, unknown>>;

/** Who asks, when (an instant as in REST), and where the app is at home (an IANA zone). */
export interface Circumstances {
  readonly user: {
    readonly id?: string | null;
    readonly email?: string | null;
    readonly roles?: readonly string[];
    readonly signedIn: boolean;
    readonly builder: boolean;
  };
  readonly now: string;
  readonly timeZone: string;
}

/** What an expression comes to, in REST form: a decimal is text. */
export type Result = null | boolean | number | string | readonly string[];

type Value = null | boolean | bigint | number | string | readonly Value[];
type Operation = (...operands: never[]) => Value;

interface Frame {
  readonly row: Row;
  readonly circumstances: Circumstances;
  readonly variables: Map<string, Value>;
}

/** Ends an evaluation that needs a row of another table. */
class Unknown extends Error {}

const ONE = 10n ** 12n;
const GREATEST = 2n ** 53n - 1n;
const LIMIT = 10n ** 42n;
const LONGEST = 1_048_576;
const DAY = 86_400_000;

const LONGEST_DURATION = 315_576_000_000_000_000n;
const UNITS = { W: 604_800_000_000n, D: 86_400_000_000n, H: 3_600_000_000n, M: 60_000_000n, S: 1_000_000n } as const;

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);
const integer = (x: bigint): Value => (magnitude(x) > GREATEST ? null : x);
const decimal = (x: bigint): Value => (magnitude(x) >= LIMIT ? null : x);

const duration = (x: bigint): Value => (magnitude(x) > LONGEST_DURATION ? null : x);

/** Divides, rounding half away from zero. */
const divide = (x: bigint, by: bigint): bigint => {
  const quotient = (2n * magnitude(x) + magnitude(by)) / (2n * magnitude(by));
  return x < 0n === by < 0n ? quotient : -quotient;
};

const readDecimal = (text: string): bigint => {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const digits = BigInt(whole + fraction.padEnd(12, '0'));
  return text.startsWith('-') ? -digits : digits;
};

const writeDecimal = (x: bigint): string => {
  const digits = magnitude(x).toString().padStart(13, '0');
  const fraction = digits.slice(-12).replace(/0+$/, '');
  return (x < 0n ? '-' : '') + digits.slice(0, -12) + (fraction && `.${fraction}`);
};

/** ISO 8601 in weeks, days, hours, minutes and seconds, as microseconds. */
const readDuration = (text: string): bigint => {
  let sum = 0n;
  for (const [, amount = '', unit = 'S'] of text.matchAll(/([\d.]+)([WDHMS])/g)) {
    sum += unit === 'S' ? readDecimal(amount) / 1_000_000n : BigInt(amount) * UNITS[unit as 'W'];
  }
  return text.startsWith('-') ? -sum : sum;
};

const writeDuration = (x: bigint): string => {
  const size = magnitude(x);
  const part = (amount: bigint, unit: string): string => (amount ? `${amount}${unit}` : '');
  const seconds = size % UNITS.M;
  const text =
    part(size / UNITS.H, 'H') +
    part((size % UNITS.H) / UNITS.M, 'M') +
    (seconds ? `${writeDecimal(seconds * 1_000_000n)}S` : '');
  return `${x < 0n ? '-' : ''}PT${text || '0S'}`;
};

/** A time or an instant with six digits of a second, so that the order of texts is its own. */
const fixed = (text: string): string => {
  const zone = text.endsWith('Z') ? 'Z' : '';
  const [seconds = '', fraction = ''] = text.replace('Z', '').split('.');
  return `${seconds}.${fraction.padEnd(6, '0')}${zone}`;
};

/** The text of a value that has its REST form; anything else ends the evaluation. */
const formed = (value: unknown, form: RegExp): string => {
  const text = String(value);
  if (!form.test(text)) throw new RangeError(text);
  return text;
};

const readers: Readonly<Record<string, (value: unknown) => Value>> = {
  int: (value) => BigInt(formed(value, /^-?\d+$/)),
  dec: (value) => readDecimal(formed(value, /^-?\d+(\.\d{1,12})?$/)),
  date: (value) => formed(value, /^\d{4}-\d\d-\d\d$/),
  time: (value) => fixed(formed(value, /^\d\d:\d\d:\d\d(\.\d{1,6})?$/)),
  instant: (value) => fixed(formed(value, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/)),
  dur: (value) => readDuration(formed(value, /^-?P(?=.)(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d{1,6})?S)?)?$/)),
  // An embedded row stands in the place of its id.
  text: (value) => String(typeof value === 'object' ? (value as { id: string }).id : value),
};

const size = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** Orders texts by code point; JavaScript itself orders by UTF-16 unit. */
const compare = (x: Value, y: Value): number => {
  if (typeof x === 'string' && typeof y === 'string') {
    for (let i = 0; i < x.length && i < y.length; i++) {
      const a = x.charCodeAt(i);
      const b = y.charCodeAt(i);
      if (a !== b) {
        const beyond = (a & 0xf800) === 0xd800;
        return beyond === ((b & 0xf800) === 0xd800) ? a - b : beyond ? 1 : -1;
      }
    }
    return x.length - y.length;
  }
  return x! < y! ? -1 : x! > y! ? 1 : 0;
};

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;
const FIRST = dayNumber('0001-01-01');
const LAST = dayNumber('9999-12-31');

const addDays = (date: string, days: bigint): Value => {
  const day = dayNumber(date) + Number(days);
  return day < FIRST || day > LAST ? null : new Date(day * DAY).toISOString().slice(0, 10);
};

/** The microseconds of an instant since 1970. */
const micros = (instant: string): bigint =>
  BigInt(Date.parse(`${instant.slice(0, 19)}Z`)) * 1000n + BigInt(instant.slice(20, 26));
const FIRST_INSTANT = micros('0001-01-01T00:00:00.000000Z');
const LAST_INSTANT = micros('9999-12-31T23:59:59.999999Z');

const addDuration = (instant: string, by: bigint): Value => {
  const sum = micros(instant) + by;
  if (sum < FIRST_INSTANT || sum > LAST_INSTANT) return null;
  const rest = ((sum % UNITS.S) + UNITS.S) % UNITS.S;
  const seconds = new Date(Number((sum - rest) / 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(rest).padStart(6, '0')}Z`;
};

/** The two digits of a time or an instant behind its n-th colon. */
const clock = (text: string, n: number): bigint => {
  const start = text.length > 16 ? 11 : 0;
  return BigInt(text.slice(start + 3 * n, start + 3 * n + 2));
};

const substring = (text: string, start: bigint, end?: bigint): Value => {
  const points = [...text];
  const last = end ?? BigInt(points.length);
  return start < 0n || last < start || last > points.length
    ? null
    : points.slice(Number(start), Number(last)).join('');
};

/** Beyond so many code points a text is not searched for: the work grows with both texts. */
const isSought = (part: string): boolean => part.length <= 1024 || size(part) <= 1024;

const replace = (text: string, part: string, by: string): Value => {
  const parts = part ? text.split(part) : [];
  if (!part || !isSought(part) || size(text) + (parts.length - 1) * (size(by) - size(part)) > LONGEST) return null;
  return parts.join(by);
};

const patterns = new Map<string, RegExp>();
const pattern = (source: string): RegExp => {
  let compiled = patterns.get(source);
  if (!compiled) patterns.set(source, (compiled = new RegExp(source, 'u')));
  return compiled;
};

/** Operations that are null when an operand is. */
const strict: Readonly<Record<string, Operation>> = {
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

const today = ({ now, timeZone }: Circumstances): string => {
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(new Date(now));
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
};

/** Kleene's and, or: the deciding value wins over null. */
const connect = (values: Iterable<Value>, deciding: boolean): Value => {
  let outcome: Value = !deciding;
  for (const value of values) {
    if (value === deciding) return deciding;
    if (value === null) outcome = null;
  }
  return outcome;
};

const perform = (expression: Expression, frame: Frame): Value => {
  if (typeof expression === 'number') return BigInt(expression);
  if (expression === null || typeof expression !== 'object') return expression;
  const [name, ...operands] = expression as readonly [string, ...Expression[]];
  const [first = null, second = null, third = null] = operands;
  const value = (operand: Expression): Value => perform(operand, frame);
  switch (name) {
    case 'row': {
      // A field may be called `constructor`: only the row's own keys count.
      const held = Object.hasOwn(frame.row, first as string) ? (frame.row[first as string] ?? null) : null;
      const read = readers[second as string];
      return held === null || !read ? (held as Value) : read(held);
    }
    case 'user':
      return frame.circumstances.user[first as 'id' | 'roles'] ?? (first === 'roles' ? [] : null);
    case 'related':
      throw new Unknown();
    case 'now':
      return fixed(frame.circumstances.now);
    case 'today':
      return today(frame.circumstances);
    case 'var':
      return frame.variables.get(first as string) ?? null;
    case 'dec':
      return readDecimal(first as string);
    case 'micros':
      return BigInt(first as string);
    case 'list':
      return operands.map(value);
    case '?': {
      const condition = value(first);
      return condition === null ? null : value(condition ? second : third);
    }
    case '&&':
    case '||':
      return connect(lazily(operands, value), name === '||');
    case '==':
      return value(first) === value(second);
    case '!=':
      return value(first) !== value(second);
    case 'in': {
      const item = value(first);
      return item !== null && ((value(second) as readonly Value[] | null)?.includes(item) ?? false);
    }
    case 'all':
    case 'exists': {
      const list = value(second) as readonly Value[] | null;
      return list && connect(lazily(list, (item) => inside(frame, first as string, item, third)), name === 'exists');
    }
  }
  const values = operands.map(value);
  return values.includes(null) ? null : strict[name]!(...(values as never[]));
};

const inside = (frame: Frame, variable: string, item: Value, predicate: Expression): Value =>
  perform(predicate, { ...frame, variables: new Map(frame.variables).set(variable, item) });

function* lazily<T>(items: readonly T[], value: (item: T) => Value): Iterable<Value> {
  for (const item of items) yield value(item);
}

/** What an expression comes to, unless that depends on a row that is not here. */
export type Answer = { readonly known: true; readonly value: Result } | { readonly known: false };

/**
 * What an expression comes to for a row, where it may follow relations: the related rows are at the
 * server alone. `&&`, `||` and `?:` that are decided before one is needed are known all the same.
 */
export const answer = (expression: Expression, row: Row, circumstances: Circumstances): Answer => {
  try {
    return { known: true, value: perform(expression, { row, circumstances, variables: new Map() }) as Result };
  } catch (e) {
    return e instanceof Unknown ? { known: false } : { known: true, value: null };
  }
};

/**
 * What an expression comes to for a row. Null also where it is not known, and where a
 * value is not of its field's form, as while somebody is typing.
 */
export const evaluate = (expression: Expression, row: Row, circumstances: Circumstances): Result => {
  const result = answer(expression, row, circumstances);
  return result.known ? result.value : null;
};
