import type { Field } from './app';

/** Which columns a two-line row on a phone shows, and where. */
export interface Compact {
  /** Top right: a state. */
  readonly badge: Field | null;
  /** Below the title: what it belongs to. */
  readonly lead: Field | null;
  /** Bottom right: a date or a figure. */
  readonly trail: Field | null;
}

const TRAILS = ['date', 'dateTime', 'money', 'decimal', 'integer', 'time'];

/** Picks by type from a list's columns, in the author's order. */
export function compactOf(columns: readonly Field[], titleField: string): Compact {
  const others = columns.filter((field) => field.name !== titleField);
  const badge = others.find((field) => field.type === 'select') ?? others.find((field) => field.type === 'boolean');
  const rest = others.filter((field) => field !== badge);
  const lead =
    rest.find((field) => field.type === 'relation') ?? rest.find((field) => !TRAILS.includes(field.resultType));
  const trail = rest.find((field) => field !== lead && TRAILS.includes(field.resultType));
  return { badge: badge ?? null, lead: lead ?? null, trail: trail ?? null };
}
