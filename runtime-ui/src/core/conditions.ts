import type { Field, Table } from './app';
import { isObject, isRedacted, valueOf, type Json, type Row } from './json';
import { listed } from './words';

/**
 * Evaluates a compiled expression over a row: the port to `src/expression`. It throws where the
 * answer is in a row of another table, or an engine newer than this page says what it does not know.
 */
export type Evaluate = (expression: Json, row: Row) => Json;

/** How a field stands in a row that is being written. */
export interface Standing {
  readonly visible: boolean;
  readonly required: boolean;
  readonly readOnly: boolean;
}

export type Standings = ReadonlyMap<string, Standing>;

const OPEN: Standing = { visible: true, required: false, readOnly: false };

/** How a field stands; one without conditions is open. */
export function standingOf(standings: Standings, field: Field): Standing {
  const standing = standings.get(field.name) ?? OPEN;
  return field.required ? { ...standing, required: true } : standing;
}

/** Whether what is entered in the field counts, and is sent. */
export function isOpen(standings: Standings, field: string): boolean {
  const { visible, readOnly } = standings.get(field) ?? OPEN;
  return visible && !readOnly;
}

/**
 * How the fields with conditions stand, with the answers of the server: `visibleWhen` and
 * `requiredWhen` are asked of the row as it becomes, `readOnlyWhen` of the row as it was. A closed
 * field keeps what it has, which may open or close others: so it is asked until nothing changes.
 *
 * @param stored the row as it was read; null for a new one
 * @param typed the row as it would be if every field were open
 */
export function standingsOf(table: Table, stored: Row | null, typed: Row, evaluate: Evaluate | null): Standings {
  const conditional = table.fields.filter((field) => field.visibleWhen ?? field.requiredWhen ?? field.readOnlyWhen);
  let standings: Standings = new Map();
  if (evaluate === null) return standings;
  for (let round = 0; round <= conditional.length; round++) {
    const becoming = kept(table, stored, typed, standings);
    const next = new Map(
      conditional.map((field) => [field.name, standing(table, field, stored, becoming, evaluate)] as const),
    );
    const settled = conditional.every(({ name }) => isOpen(next, name) === isOpen(standings, name));
    standings = next;
    if (settled) break;
  }
  return standings;
}

/** The row as it becomes: what stands in a closed field does not count. */
export function kept(table: Table, stored: Row | null, typed: Row, standings: Standings): Row {
  const row = { ...typed };
  for (const field of table.fields) if (!isOpen(standings, field.name)) row[field.name] = before(field, stored);
  return row;
}

function standing(table: Table, field: Field, stored: Row | null, becoming: Row, evaluate: Evaluate): Standing {
  const holds = (condition: Json, row: Row, unknown: boolean) => {
    if (condition === null) return unknown;
    return isKnown(condition, stored) ? isTrue(table, condition, row, evaluate, unknown) : unknown;
  };
  // What is typed into the field of a new row must not lock the field with a slip in it.
  const was = stored ?? { ...becoming, [field.name]: before(field, null) };
  return {
    visible: holds(field.visibleWhen, becoming, true),
    required: holds(field.requiredWhen, becoming, false),
    readOnly: holds(field.readOnlyWhen, was, false),
  };
}

/** What a field has if nobody writes it. */
function before(field: Field, stored: Row | null): Json {
  return stored === null ? field.default : valueOf(stored, field.name);
}

/** Whether a condition holds for a row; `unknown` where this page cannot tell. */
export function isTrue(table: Table, condition: Json, row: Row, evaluate: Evaluate, unknown: boolean): boolean {
  try {
    return evaluate(condition, plain(table, row)) === true;
  } catch {
    return unknown;
  }
}

/** Whether a field of a record that is read is shown. */
export function isShown(table: Table, field: Field, row: Row, evaluate: Evaluate | null): boolean {
  if (field.visibleWhen === null || evaluate === null || !isKnown(field.visibleWhen, row)) return true;
  return isTrue(table, field.visibleWhen, row, evaluate, true);
}

/** A condition over what is kept from the reader is for the server alone. */
function isKnown(condition: Json, stored: Row | null): boolean {
  return [...mentioned(condition)].every((name) => !isRedacted(stored, name));
}

/** The fields a compiled expression speaks of. */
export function mentioned(expression: Json): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = (part: Json): void => {
    if (!Array.isArray(part)) return;
    if (part[0] === 'row' && typeof part[1] === 'string') names.add(part[1]);
    part.slice(1).forEach(walk);
  };
  walk(expression);
  return names;
}

/** The row as expressions know it: of related rows their ids alone. */
function plain(table: Table, row: Row): Row {
  const bare = (value: Json): Json => (isObject(value) && typeof value['id'] === 'string' ? value['id'] : value);
  const ids = { ...row };
  for (const { name, type } of table.fields) {
    const value = valueOf(row, name);
    if (type === 'relation') ids[name] = bare(value);
    if (type === 'relations' && Array.isArray(value)) ids[name] = value.map(bare);
  }
  return ids;
}

/** What changed between two looks at the form, in words for those who do not see it. */
export function changesSaid(fields: readonly Field[], from: Standings, to: Standings): string {
  const where = (change: (before: Standing, now: Standing) => boolean) =>
    fields.filter((field) => change(standingOf(from, field), standingOf(to, field))).map((field) => field.label);
  const said: [string, string[]][] = [
    ['Now asked for', where((before, now) => now.visible && !before.visible)],
    ['No longer asked for', where((before, now) => !now.visible && before.visible)],
    ['Now required', where((before, now) => now.visible && now.required && !before.required)],
    ['No longer required', where((before, now) => now.visible && !now.required && before.required && before.visible)],
    ['Now read-only', where((before, now) => now.visible && now.readOnly && !before.readOnly)],
    ['Open again', where((before, now) => now.visible && !now.readOnly && before.readOnly)],
  ];
  return said
    .filter(([, labels]) => labels.length > 0)
    .map(([words, labels]) => `${words}: ${listed(labels)}.`)
    .join(' ');
}
