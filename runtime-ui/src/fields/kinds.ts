import type { Field, FieldType } from '../core/app';
import { autoNumber } from './autoNumber/kind';
import { boolean } from './boolean/kind';
import { date } from './date/kind';
import { dateTime } from './dateTime/kind';
import { decimal } from './decimal/kind';
import { email } from './email/kind';
import { integer } from './integer/kind';
import { json } from './json/kind';
import type { FieldKind } from './kind';
import { longText } from './longText/kind';
import { markdown } from './markdown/kind';
import { money } from './money/kind';
import { multiSelect } from './multiSelect/kind';
import { relation } from './relation/kind';
import { select } from './select/kind';
import { text } from './text/kind';
import { time } from './time/kind';
import { url } from './url/kind';
import { uuid } from './uuid/kind';

type Stored = Exclude<FieldType, 'computed'>;

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
  json,
  uuid,
  autoNumber,
};

/** The kind of a field; a computed field is of the kind of its result. */
export function kindOf(field: Field): FieldKind {
  const type = field.resultType === 'computed' ? 'text' : field.resultType;
  return KINDS[type === 'decimal' && field.currency !== null ? 'money' : type];
}

/** Whether a person may fill the field in. */
export function isEditable(field: Field): boolean {
  return field.origin === 'author' && field.type !== 'computed' && field.type !== 'autoNumber';
}
