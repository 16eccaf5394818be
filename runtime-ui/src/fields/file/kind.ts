import type { Json } from '../../core/json';
import { PRESENCE } from '../../core/operators';
import { kind } from '../kind';

export interface StoredFile {
  readonly name: string;
  readonly size: number;
}

/** The files of a value: one, or a list of them. */
export function filesOf(value: Json): readonly StoredFile[] {
  return (Array.isArray(value) ? value : [value]).filter(
    (file): file is Json & StoredFile =>
      file !== null && typeof file === 'object' && 'name' in file && 'size' in file && typeof file.size === 'number',
  );
}

/** A size as people say it, in units of a thousand. */
export function sizeText(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 10 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}

/** Files are brought in elsewhere; here they are shown. */
export const file = kind({
  width: 180,
  sortable: false,
  operators: PRESENCE,
  input: () => '',
  text: (value) => filesOf(value).map((it) => `${it.name} (${sizeText(it.size)})`).join(', '),
});
