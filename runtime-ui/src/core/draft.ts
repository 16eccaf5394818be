import type { Field, Table } from './app';
import type { Formats } from './formats';
import { valueOf, type Json, type Row } from './json';
import { isEditable, kindOf } from '../fields/kinds';
import type { Input } from '../fields/kind';

/**
 * Evaluates a compiled expression over a row: the port to `src/expression`. It may throw where an
 * engine newer than this page says something the page does not know.
 */
export type Evaluate = (expression: Json, row: Row) => Json;

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

function draftOf(table: Table, stored: Row | null, value: (field: Field) => Json, formats: Formats): Draft {
  const initial = Object.fromEntries(
    table.fields.filter(isEditable).map((field) => [field.name, kindOf(field).input(value(field), field, formats)]),
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

/** The row as it would be: what is readable of the inputs, computed fields and all. */
export function rowOf(draft: Draft, formats: Formats, evaluate: Evaluate | null): Row {
  const row: Row = { ...(draft.stored ?? {}) };
  for (const field of draft.table.fields.filter(isEditable)) {
    const reading = kindOf(field).read(draft.inputs[field.name] ?? null, field, formats);
    row[field.name] = reading.ok ? reading.value : null;
  }
  for (const field of draft.table.fields) {
    if (field.computed === null) continue;
    row[field.name] = evaluate ? computed(evaluate, field.computed, row) : valueOf(draft.stored ?? {}, field.name);
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

/** A check the page cannot perform is left to the server. */
function holds(evaluate: Evaluate, rule: Json, row: Row): boolean {
  try {
    return evaluate(rule, row) === true;
  } catch {
    return true;
  }
}

/** What is wrong with the draft, field by field; the server decides in the end. */
export function problemsOf(draft: Draft, formats: Formats, evaluate: Evaluate | null): Messages {
  const messages: Record<string, string> = {};
  for (const field of draft.table.fields.filter(isEditable)) {
    const message = problemOf(draft, field, formats);
    if (message !== null) messages[field.name] = message;
  }
  if (evaluate === null) return messages;
  const row = rowOf(draft, formats, evaluate);
  for (const check of draft.table.checks) {
    const fields = check.fields.length > 0 ? check.fields : [FORM];
    const judged = fields.some((name) => name in messages);
    if (judged || holds(evaluate, check.rule, row)) continue;
    messages[fields[0] ?? FORM] = check.message;
  }
  return messages;
}

/** The name under which a message about the whole row is kept. */
export const FORM = '';

function problemOf(draft: Draft, field: Field, formats: Formats): string | null {
  const kind = kindOf(field);
  const reading = kind.read(draft.inputs[field.name] ?? null, field, formats);
  if (!reading.ok) return reading.message;
  if (reading.value !== null) return kind.check(reading.value, field, formats);
  // An untouched default is the server's to fill in.
  return field.required ? requiredMessage(field) : null;
}

function requiredMessage(field: Field): string {
  switch (field.type) {
    case 'select':
    case 'relation':
      return `Choose ${named(field)}`;
    case 'multiSelect':
    case 'relations':
      return 'Choose at least one';
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
 * a change sends only what changed, so that two people can edit different fields.
 */
export function changesOf(draft: Draft, formats: Formats): Row {
  const changes: Row = {};
  for (const field of draft.table.fields.filter(isEditable)) {
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
