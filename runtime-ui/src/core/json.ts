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
