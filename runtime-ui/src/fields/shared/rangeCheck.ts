import type { Field } from '../../core/app';

/** Bounds of dates and times: their text sorts as they do. */
export function checkRange(value: string, field: Field, show: (bound: string) => string): string | null {
  if (field.minimum !== null && value < field.minimum) return `Enter ${show(field.minimum)} or later`;
  if (field.maximum !== null && value > field.maximum) return `Enter ${show(field.maximum)} or earlier`;
  return null;
}
