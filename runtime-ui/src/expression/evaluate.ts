/**
 * Performs expressions as the engine compiled them (`ExpressionJson`), with the same answers as
 * PostgreSQL and the JVM: see `engine/docs/expressions.md`. The server remains the judge; this is
 * here so that a form can answer at once.
 */
import { readDecimal } from './numbers';
import { readers, strict } from './operations';
import { fixed, today } from './times';
import type { Value } from './value';

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

interface Frame {
  readonly row: Row;
  readonly circumstances: Circumstances;
  readonly variables: Map<string, Value>;
}

/** Ends an evaluation that needs a row of another table. */
class Unknown extends Error {}

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
      if (held === null || !read) return held as Value;
      return Array.isArray(held) ? held.map((item) => read(item)) : read(held);
    }
    case 'user':
      return frame.circumstances.user[first as 'id' | 'roles'] ?? (first === 'roles' ? [] : null);
    case 'related':
      throw new Unknown();
    case 'now':
      return fixed(frame.circumstances.now);
    case 'today':
      return today(frame.circumstances.now, frame.circumstances.timeZone);
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
