import type { Field } from '../../core/app';
import type { Json } from '../../core/json';

/** Length and pattern, counted in characters as JSON Schema counts them. */
export function checkText(value: Json, field: Field): string | null {
  const text = String(value);
  const length = [...text].length;
  if (field.minLength !== null && length < field.minLength) {
    return `Use at least ${characters(field.minLength)}`;
  }
  if (field.maxLength !== null && length > field.maxLength) {
    return `Use at most ${characters(field.maxLength)}; this has ${length}`;
  }
  if (field.pattern !== null && !matches(field.pattern, text)) {
    return field.help ?? 'This does not have the expected form';
  }
  return null;
}

function characters(count: number): string {
  return count === 1 ? 'one character' : `${count} characters`;
}

/** A pattern only the server's engine understands is left to the server. */
function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return true;
  }
}
