import type { Field } from './app';

/** Which columns a two-line row on a phone shows, and where. */
export interface Compact {
  /** Top right: a state. */
  readonly badge: Field | null;
  /** Below the title: what it belongs to. */
  readonly lead: Field | null;
  /** Bottom right: a date, an amount, or a figure that needs its label to be understood. */
  readonly trail: Field | null;
  readonly labelled: boolean;
}

/** What says something without its label comes first. */
const TRAILS = ['date', 'dateTime', 'money', 'time', 'decimal', 'integer'];
const SPEAKS_FOR_ITSELF = TRAILS.slice(0, 4);

/** Picks by type from a list's columns; among columns of a type, the author's order decides. */
export function compactOf(columns: readonly Field[], titleField: string): Compact {
  const others = columns.filter((field) => field.name !== titleField);
  const badge = others.find((field) => field.type === 'select') ?? others.find((field) => field.type === 'boolean');
  const rest = others.filter((field) => field !== badge);
  const lead =
    rest.find((field) => field.type === 'relation') ?? rest.find((field) => !TRAILS.includes(typeOf(field)));
  const trail = TRAILS.map((type) => rest.find((field) => typeOf(field) === type)).find(Boolean) ?? null;
  return {
    badge: badge ?? null,
    lead: lead ?? null,
    trail,
    labelled: trail !== null && !SPEAKS_FOR_ITSELF.includes(typeOf(trail)),
  };
}

function typeOf(field: Field): string {
  return field.resultType === 'decimal' && field.currency !== null ? 'money' : field.resultType;
}
