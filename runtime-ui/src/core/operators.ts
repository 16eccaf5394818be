import { nextDate, startOfDay } from './zone';

/** How the value of a filter is entered. */
export type Entry = 'none' | 'text' | 'number' | 'date' | 'time' | 'options' | 'records';

/** One parameter of a REST query. */
export type Condition = readonly [parameter: string, value: string];

/** What a filter can ask of a field. */
export interface Operator {
  /** Its name in the page's address; never changes. */
  readonly id: string;
  readonly label: string;
  readonly entry: Entry;
  conditions(field: string, values: readonly string[], timeZone: string): Condition[];
}

function compare(id: string, label: string, entry: Entry): Operator {
  return { id, label, entry, conditions: (field, [value = '']) => [[field, `${id}.${value}`]] };
}

function fixed(id: string, label: string, condition: string): Operator {
  return { id, label, entry: 'none', conditions: (field) => [[field, condition]] };
}

/** Text inside a LIKE pattern means itself. */
export function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/** A value inside a parenthesised list or logic tree. */
export function quoted(value: string): string {
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}

const empty = fixed('empty', 'is empty', 'is.null');
const filled = fixed('filled', 'is not empty', 'not.is.null');

const any = (entry: Entry): Operator => ({
  id: 'any',
  label: 'is',
  entry,
  conditions: (field, values) => [[field, `in.(${values.map(quoted).join(',')})`]],
});

const none = (entry: Entry): Operator => ({
  id: 'none',
  label: 'is not',
  entry,
  conditions: (field, values) => [[field, `not.in.(${values.map(quoted).join(',')})`]],
});

const day = (timeZone: string, date: string) => startOfDay(date, timeZone) ?? `${date}T00:00:00Z`;

export const TEXT: readonly Operator[] = [
  {
    id: 'contains',
    label: 'contains',
    entry: 'text',
    conditions: (field, [value = '']) => [[field, `ilike.*${likeText(value)}*`]],
  },
  {
    id: 'starts',
    label: 'starts with',
    entry: 'text',
    conditions: (field, [value = '']) => [[field, `ilike.${likeText(value)}*`]],
  },
  compare('eq', 'is', 'text'),
  compare('neq', 'is not', 'text'),
  empty,
  filled,
];

export const NUMBER: readonly Operator[] = [
  compare('eq', 'is', 'number'),
  compare('gte', 'is at least', 'number'),
  compare('lte', 'is at most', 'number'),
  compare('gt', 'is more than', 'number'),
  compare('lt', 'is less than', 'number'),
  compare('neq', 'is not', 'number'),
  empty,
  filled,
];

export const DATE: readonly Operator[] = [
  compare('eq', 'is on', 'date'),
  compare('lt', 'is before', 'date'),
  compare('gt', 'is after', 'date'),
  compare('gte', 'is on or after', 'date'),
  compare('lte', 'is on or before', 'date'),
  empty,
  filled,
];

export const TIME: readonly Operator[] = [
  compare('eq', 'is at', 'time'),
  compare('lt', 'is before', 'time'),
  compare('gt', 'is after', 'time'),
  empty,
  filled,
];

/** An instant is asked for by the day it falls on in the app's time zone. */
export const DATE_TIME: readonly Operator[] = [
  {
    id: 'on',
    label: 'is on',
    entry: 'date',
    conditions: (field, [date = ''], zone) => [
      [field, `gte.${day(zone, date)}`],
      [field, `lt.${day(zone, nextDate(date))}`],
    ],
  },
  {
    id: 'before',
    label: 'is before',
    entry: 'date',
    conditions: (field, [date = ''], zone) => [[field, `lt.${day(zone, date)}`]],
  },
  {
    id: 'after',
    label: 'is after',
    entry: 'date',
    conditions: (field, [date = ''], zone) => [[field, `gte.${day(zone, nextDate(date))}`]],
  },
  empty,
  filled,
];

export const BOOLEAN: readonly Operator[] = [fixed('yes', 'is yes', 'is.true'), fixed('no', 'is no', 'is.false'), empty];

export const OPTIONS: readonly Operator[] = [any('options'), none('options'), empty, filled];

const braces = (values: readonly string[]) => `{${values.join(',')}}`;

export const SET: readonly Operator[] = [
  {
    id: 'ov',
    label: 'has any of',
    entry: 'options',
    conditions: (field, values) => [[field, `ov.${braces(values)}`]],
  },
  {
    id: 'cs',
    label: 'has all of',
    entry: 'options',
    conditions: (field, values) => [[field, `cs.${braces(values)}`]],
  },
  {
    id: 'lacks',
    label: 'has none of',
    entry: 'options',
    conditions: (field, values) => [[field, `not.ov.${braces(values)}`]],
  },
  empty,
  filled,
];

export const RECORDS: readonly Operator[] = [any('records'), none('records'), empty, filled];

/** As of SET, over rows. */
export const RECORD_SET: readonly Operator[] = SET.filter((it) => it.entry === 'options').map((it) => ({
  ...it,
  entry: 'records',
}));

export const EXACT: readonly Operator[] = [compare('eq', 'is', 'text'), empty, filled];

export const PRESENCE: readonly Operator[] = [empty, filled];
