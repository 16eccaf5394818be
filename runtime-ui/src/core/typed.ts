import { decimalText, parseDecimal } from './decimal';

/** How a locale writes numbers. */
export interface Separators {
  readonly decimal: string;
  readonly group: string;
}

export function separatorsOf(locale: string): Separators {
  const parts = new Intl.NumberFormat(locale).formatToParts(1234567.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal') || '.', group: of('group') };
}

/**
 * Reads a number as a person types it: `12,5`, `1,250.00`, `1 250`. The locale decides between
 * grouping and fraction only where both readings are possible. Null when it is no number.
 */
export function readTypedNumber(text: string, { decimal, group }: Separators): string | null {
  const compact = text.trim().replace(/[\s\u00a0\u202f'’_]/g, '').replace(/[−–]/g, '-');
  if (!/^[+-]?[\d.,]+$/.test(compact)) return null;
  const plain = withoutGroups(compact, decimal, group === ',' || group === '.' ? group : '');
  const parsed = plain === null ? null : parseDecimal(plain);
  return parsed === null ? null : decimalText(parsed);
}

function withoutGroups(text: string, decimal: string, group: string): string | null {
  const strict = (g: string, d: string) =>
    new RegExp(`^[+-]?\\d{1,3}(\\${g}\\d{3})+(\\${d}\\d*)?$`).test(text);
  if (group && strict(group, decimal)) return text.replaceAll(group, '').replace(decimal, '.');
  const other = decimal === ',' ? '.' : ',';
  if (strict(decimal, other) && text.includes(other)) return text.replaceAll(decimal, '').replace(other, '.');
  const marks = text.match(/[.,]/g) ?? [];
  if (marks.length > 1) return null;
  return text.replace(',', '.');
}

/** A plain decimal in the locale's writing, without grouping: what an input shows while edited. */
export function typedNumber(plain: string, { decimal }: Separators): string {
  return plain.replace('.', decimal);
}
