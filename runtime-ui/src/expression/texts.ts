import type { Value } from './value';

/** A longer text is no answer of an operation. */
export const LONGEST = 1_048_576;

/** How many code points a text has. */
export const size = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** Orders texts by code point; JavaScript itself orders by UTF-16 unit. */
export const compare = (x: Value, y: Value): number => {
  if (typeof x === 'string' && typeof y === 'string') {
    for (let i = 0; i < x.length && i < y.length; i++) {
      const a = x.charCodeAt(i);
      const b = y.charCodeAt(i);
      if (a !== b) {
        const beyond = (a & 0xf800) === 0xd800;
        return beyond === ((b & 0xf800) === 0xd800) ? a - b : beyond ? 1 : -1;
      }
    }
    return x.length - y.length;
  }
  return x! < y! ? -1 : x! > y! ? 1 : 0;
};

export const substring = (text: string, start: bigint, end?: bigint): Value => {
  const points = [...text];
  const last = end ?? BigInt(points.length);
  return start < 0n || last < start || last > points.length
    ? null
    : points.slice(Number(start), Number(last)).join('');
};

/** Beyond so many code points a text is not searched for: the work grows with both texts. */
export const isSought = (part: string): boolean => part.length <= 1024 || size(part) <= 1024;

export const replace = (text: string, part: string, by: string): Value => {
  const parts = part ? text.split(part) : [];
  if (!part || !isSought(part) || size(text) + (parts.length - 1) * (size(by) - size(part)) > LONGEST) return null;
  return parts.join(by);
};

const patterns = new Map<string, RegExp>();
/** A regular expression, compiled once. */
export const pattern = (source: string): RegExp => {
  let compiled = patterns.get(source);
  if (!compiled) patterns.set(source, (compiled = new RegExp(source, 'u')));
  return compiled;
};
