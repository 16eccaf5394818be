/** A JSON value as `JSON.parse` gives it. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A row as the API sends it: decimals, money, dates and ids are strings, a missing value is null. */
export type Row = Record<string, Json>;

export function isObject(value: unknown): value is Record<string, Json> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether there is nothing to show. */
export function isEmpty(value: Json): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** The value of a field, where "not sent" and "null" mean the same. */
export function valueOf(row: Row, field: string): Json {
  return row[field] ?? null;
}

/** The key under which a row names the fields that are kept from whoever reads it. */
const REDACTED = '$redacted';

/** Whether a field is kept from whoever reads the row: it has a value or has none, nobody knows. */
export function isRedacted(row: Row | null, field: string): boolean {
  const names = row?.[REDACTED];
  return Array.isArray(names) && names.includes(field);
}
