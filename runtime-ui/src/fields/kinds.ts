import type { Field, FieldType } from '../core/app';
import { autoNumber, numberedText } from './autoNumber/kind';
import { boolean } from './boolean/kind';
import { date } from './date/kind';
import { dateTime } from './dateTime/kind';
import { decimal } from './decimal/kind';
import { duration } from './duration/kind';
import { email } from './email/kind';
import { file } from './file/kind';
import { geo } from './geo/kind';
import { integer } from './integer/kind';
import { json } from './json/kind';
import type { FieldKind } from './kind';
import { list } from './list/kind';
import { longText } from './longText/kind';
import { markdown } from './markdown/kind';
import { money } from './money/kind';
import { multiSelect } from './multiSelect/kind';
import { phone } from './phone/kind';
import { relation } from './relation/kind';
import { relations } from './relations/kind';
import { select } from './select/kind';
import { text } from './text/kind';
import { time } from './time/kind';
import { url } from './url/kind';
import { user } from './user/kind';
import { uuid } from './uuid/kind';
import { vector } from './vector/kind';

type Derived = 'computed' | 'lookup' | 'rollup';
type Stored = Exclude<FieldType, Derived>;

const KINDS: Record<Stored, FieldKind> = {
  text,
  longText,
  markdown,
  integer,
  decimal,
  money,
  boolean,
  date,
  time,
  dateTime,
  email,
  url,
  select,
  multiSelect,
  relation,
  relations,
  list,
  json,
  uuid,
  phone,
  duration,
  geo,
  vector,
  user,
  file,
  autoNumber,
};

/** The type a field's values are of: a derived field shows as its result. */
export function shownType(field: Field): Stored {
  const type = field.resultType;
  return type === 'computed' || type === 'lookup' || type === 'rollup' ? 'text' : type;
}

/** The kind of a field; a derived field is of the kind of its result. */
export function kindOf(field: Field): FieldKind {
  const type = shownType(field);
  if (type === 'autoNumber' && field.pattern !== null) return numberedText;
  return KINDS[type === 'decimal' && field.currency !== null ? 'money' : type];
}

/** Whether this person may fill the field in; the row at hand may still keep them from it. */
export function isEditable(field: Field): boolean {
  return field.origin === 'author' && field.type !== 'autoNumber' && field.writable;
}
