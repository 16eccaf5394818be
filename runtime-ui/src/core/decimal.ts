/**
 * Exact decimals as text. No value passes through a double: 0.1 + 0.2 is 0.3 here.
 */
export interface Decimal {
  /** The value times 10^scale. */
  readonly unscaled: bigint;
  /** Digits after the point. */
  readonly scale: number;
}

const PLAIN = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** Reads `-12.50`; null when it is not a plain decimal. */
export function parseDecimal(text: string): Decimal | null {
  const match = PLAIN.exec(text);
  if (!match) return null;
  const whole = match[2] ?? '';
  const fraction = match[3] ?? '';
  if (whole === '' && fraction === '') return null;
  const magnitude = BigInt(whole + fraction);
  return { unscaled: match[1] === '-' ? -magnitude : magnitude, scale: fraction.length };
}

/** Writes a decimal with exactly `scale` digits after the point, or its own when not given. */
export function decimalText(value: Decimal, scale = value.scale): string {
  const unscaled = rescale(value, Math.max(scale, value.scale));
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(Math.max(scale, value.scale) + 1, '0');
  const point = digits.length - Math.max(scale, value.scale);
  const fraction = digits.slice(point);
  return `${unscaled < 0n ? '-' : ''}${digits.slice(0, point)}${fraction ? `.${fraction}` : ''}`;
}

/** Drops zeros at the end of the fraction. */
export function stripZeros(value: Decimal): Decimal {
  let { unscaled, scale } = value;
  while (scale > 0 && unscaled % 10n === 0n) {
    unscaled /= 10n;
    scale -= 1;
  }
  return { unscaled, scale };
}

export function compareDecimals(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const left = rescale(a, scale);
  const right = rescale(b, scale);
  return left < right ? -1 : left > right ? 1 : 0;
}

export function isMultipleOf(value: Decimal, step: Decimal): boolean {
  const scale = Math.max(value.scale, step.scale);
  const divisor = rescale(step, scale);
  return divisor !== 0n && rescale(value, scale) % divisor === 0n;
}

function rescale(value: Decimal, scale: number): bigint {
  return value.unscaled * 10n ** BigInt(scale - value.scale);
}
