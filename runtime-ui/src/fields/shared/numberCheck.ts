import type { Field } from '../../core/app';
import { compareDecimals, isMultipleOf, parseDecimal, type Decimal } from '../../core/decimal';

/** Bounds and steps, exactly; `show` writes a bound as the field writes its values. */
export function checkNumber(plain: string, field: Field, show: (bound: string) => string): string | null {
  const value = parseDecimal(plain);
  if (value === null) return 'Enter a number';
  const bound = (text: string | null): Decimal | null => (text === null ? null : parseDecimal(text));
  const minimum = bound(field.minimum);
  const maximum = bound(field.maximum);
  const step = bound(field.multipleOf);
  const low = minimum !== null && compareDecimals(value, minimum) < 0;
  const high = maximum !== null && compareDecimals(value, maximum) > 0;
  if ((low || high) && minimum !== null && maximum !== null) {
    return `Enter a number from ${show(field.minimum ?? '')} to ${show(field.maximum ?? '')}`;
  }
  if (low) return `Enter ${show(field.minimum ?? '')} or more`;
  if (high) return `Enter ${show(field.maximum ?? '')} or less`;
  if (step !== null && !isMultipleOf(value, step)) return `Enter a multiple of ${show(field.multipleOf ?? '')}`;
  return null;
}

/** Why a decimal with too many digits after the point is refused rather than rounded. */
export function checkScale(plain: string, scale: number): string | null {
  const digits = /\.(\d*?)0*$/.exec(plain)?.[1]?.length ?? 0;
  if (digits <= scale) return null;
  return scale === 0 ? 'Enter a whole number' : `Use at most ${scale} ${scale === 1 ? 'digit' : 'digits'} after the point`;
}
