import { fieldOf, type Table } from './app';
import type { Formats } from './formats';
import { isRedacted, valueOf, type Row } from './json';
import { kindOf } from '../fields/kinds';
import { inSentence } from './words';

/** What a row is called. */
export function rowTitle(table: Table, row: Row, formats: Formats): string {
  const field = fieldOf(table, table.titleField);
  const value = field && valueOf(row, field.name);
  if (isRedacted(row, table.titleField)) return `${table.label} ${idOf(row).slice(-6)}`;
  if (!field || value === null || value === '') return `Untitled ${inSentence(table.label)}`;
  if (field.type === 'uuid') return `${table.label} ${String(value).slice(-6)}`;
  return kindOf(field).text(value, field, formats);
}

export function idOf(row: Row): string {
  return String(row['id'] ?? '');
}
