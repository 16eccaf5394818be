import type { Field, Table } from './app';
import {
  isOpen,
  isTrue,
  kept,
  mentioned,
  standingOf,
  standingsOf,
  type Evaluate,
  type Standings,
} from './conditions';
import type { Formats } from './formats';
import { isEmpty, isRedacted, valueOf, type Json, type Row } from './json';
import { isEditable, kindOf } from '../fields/kinds';
import type { Input } from '../fields/kind';

/** What a person is writing: one input per editable field, beside what was there before. */
export interface Draft {
  readonly table: Table;
  /** The row as it was read; null while a new one is written. */
  readonly stored: Row | null;
  readonly initial: Readonly<Record<string, Input>>;
  readonly inputs: Readonly<Record<string, Input>>;
}

/** Messages by field name; a field that is fine is not in it. */
export type Messages = Readonly<Record<string, string>>;

export function newDraft(table: Table, formats: Formats): Draft {
  return draftOf(table, null, (field) => field.default, formats);
}

export function draftOfRow(table: Table, row: Row, formats: Formats): Draft {
  return draftOf(table, row, (field) => valueOf(row, field.name), formats);
}

/** The fields a person may fill in: what is kept from them is not among these. */
export function editable(draft: Pick<Draft, 'table' | 'stored'>): readonly Field[] {
  return draft.table.fields.filter((field) => isEditable(field) && !isRedacted(draft.stored, field.name));
}

function draftOf(table: Table, stored: Row | null, value: (field: Field) => Json, formats: Formats): Draft {
  const initial = Object.fromEntries(
    editable({ table, stored }).map((field) => [field.name, kindOf(field).input(value(field), field, formats)]),
  );
  return { table, stored, initial, inputs: initial };
}

export function withInput(draft: Draft, field: string, input: Input): Draft {
  return { ...draft, inputs: { ...draft.inputs, [field]: input } };
}

export function isChanged(draft: Draft, field: string): boolean {
  return JSON.stringify(draft.inputs[field]) !== JSON.stringify(draft.initial[field]);
}

export function isDirty(draft: Draft): boolean {
  return Object.keys(draft.inputs).some((field) => isChanged(draft, field));
}

/** The same words over a newer row: what the person changed stays, the rest is the newer row's. */
export function rebased(draft: Draft, row: Row, formats: Formats): Draft {
  const fresh = draftOfRow(draft.table, row, formats);
  const kept = Object.entries(draft.inputs).filter(([field]) => isChanged(draft, field));
  return { ...fresh, inputs: { ...fresh.inputs, ...Object.fromEntries(kept) } };
}

/** The row if everything that can be read of the inputs counted. */
function typedRow(draft: Draft, formats: Formats): Row {
  const row: Row = { ...(draft.stored ?? {}) };
  if (draft.stored === null) for (const field of draft.table.fields) row[field.name] = field.default;
  for (const field of editable(draft)) {
    const reading = kindOf(field).read(draft.inputs[field.name] ?? null, field, formats);
    row[field.name] = reading.ok ? reading.value : null;
  }
  return row;
}

/** Which fields are open, asked for and locked while the draft is as it is. */
export function standings(draft: Draft, formats: Formats, evaluate: Evaluate | null): Standings {
  return standingsOf(draft.table, draft.stored, typedRow(draft, formats), evaluate);
}

/** The row as it would be: what is readable of the inputs, computed fields and all. */
export function rowOf(draft: Draft, formats: Formats, evaluate: Evaluate | null): Row {
  const { table, stored } = draft;
  const typed = typedRow(draft, formats);
  const row = kept(table, stored, typed, standingsOf(table, stored, typed, evaluate));
  for (const field of table.fields) {
    if (field.computed === null || isRedacted(stored, field.name)) continue;
    row[field.name] = evaluate ? computed(evaluate, field.computed, row) : valueOf(stored ?? {}, field.name);
  }
  return row;
}

function computed(evaluate: Evaluate, expression: Json, row: Row): Json {
  try {
    return evaluate(expression, row);
  } catch {
    return null;
  }
}

/** What is wrong with the draft, field by field; the server decides in the end. */
export function problemsOf(draft: Draft, formats: Formats, evaluate: Evaluate | null): Messages {
  const messages: Record<string, string> = {};
  const standing = standings(draft, formats, evaluate);
  const row = rowOf(draft, formats, evaluate);
  for (const field of editable(draft)) {
    const message = isOpen(standing, field.name)
      ? problemOf(draft, field, formats, needed(draft, field, standing))
      : missing(draft, field, row, standing);
    if (message !== null) messages[field.name] = message;
    else if (evaluate && locksItself(draft, field, row, evaluate)) messages[field.name] = LOCKED;
  }
  if (evaluate === null) return messages;
  for (const check of draft.table.checks) {
    const fields = check.fields.length > 0 ? check.fields : [FORM];
    const judged = fields.some((name) => name in messages);
    if (judged || !isDecidable(draft, check.rule) || isTrue(draft.table, check.rule, row, evaluate, true)) continue;
    messages[fields[0] ?? FORM] = check.message;
  }
  return messages;
}

const LOCKED = 'With this value the field could not be written';

/** A check of what is kept from the writer is left to the server. */
function isDecidable({ stored }: Draft, rule: Json): boolean {
  return [...mentioned(rule)].every((name) => !isRedacted(stored, name));
}

/** A new row's value that makes its own field read-only would be refused. */
function locksItself(draft: Draft, field: Field, row: Row, evaluate: Evaluate): boolean {
  const { table, stored } = draft;
  return (
    stored === null &&
    field.readOnlyWhen !== null &&
    valueOf(row, field.name) !== null &&
    JSON.stringify(valueOf(row, field.name)) !== JSON.stringify(field.default) &&
    isTrue(table, field.readOnlyWhen, row, evaluate, false)
  );
}

/**
 * Whether the field must have a value now. A condition nothing that changed bears on is not asked:
 * an older row is not held up by what was demanded later.
 */
function needed(draft: Draft, field: Field, standing: Standings): boolean {
  if (field.required) return true;
  if (field.requiredWhen === null || !standingOf(standing, field).required) return false;
  const bearing = [field.name, ...mentioned(field.requiredWhen)];
  return draft.stored === null || bearing.some((name) => isChanged(draft, name) && isOpen(standing, name));
}

/** What a closed field lacks: nothing can be entered there, but the server would ask for it. */
function missing(draft: Draft, field: Field, row: Row, standing: Standings): string | null {
  return needed(draft, field, standing) && isEmpty(valueOf(row, field.name)) ? requiredMessage(field) : null;
}

/** The name under which a message about the whole row is kept. */
export const FORM = '';

function problemOf(draft: Draft, field: Field, formats: Formats, required: boolean): string | null {
  const kind = kindOf(field);
  const reading = kind.read(draft.inputs[field.name] ?? null, field, formats);
  if (!reading.ok) return reading.message;
  // An empty list is no value where one is required.
  const nothing = reading.value === null || (required && isBlank(reading.value));
  if (!nothing) return kind.check(reading.value, field, formats);
  return required ? requiredMessage(field) : null;
}

function requiredMessage(field: Field): string {
  switch (field.type) {
    case 'select':
    case 'relation':
    case 'user':
      return `Choose ${named(field)}`;
    case 'multiSelect':
    case 'relations':
      return 'Choose at least one';
    case 'file':
      return 'A file is needed: enter its id';
    default:
      return `Enter ${named(field)}`;
  }
}

function named(field: Field): string {
  const label = field.label.charAt(0).toLowerCase() + field.label.slice(1);
  return /^[A-Z]{2}/.test(field.label) ? field.label : `the ${label}`;
}

/**
 * What to send. A new row sends what is filled in, and an explicit null where a default was cleared;
 * a change sends only what changed, so that two people can edit different fields. A field that is
 * closed is left out: the server keeps what it has.
 */
export function changesOf(draft: Draft, formats: Formats, evaluate: Evaluate | null): Row {
  const changes: Row = {};
  const standing = standings(draft, formats, evaluate);
  for (const field of editable(draft)) {
    if (!isOpen(standing, field.name)) continue;
    const reading = kindOf(field).read(draft.inputs[field.name] ?? null, field, formats);
    if (!reading.ok) continue;
    const send =
      draft.stored === null
        ? (reading.value !== null && !isBlank(reading.value)) || field.default !== null
        : isChanged(draft, field.name);
    if (send) changes[field.name] = reading.value;
  }
  return changes;
}

function isBlank(value: Json): boolean {
  return Array.isArray(value) && value.length === 0;
}
