import type { Json } from '../../core/json';
import { PRESENCE } from '../../core/operators';
import { kind, read, type Input, type Related } from '../kind';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
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

/** The files in an input, each by its id; one whose name is not known has been entered by hand. */
export function entered(input: Input): readonly Related[] {
  return Array.isArray(input) ? input.filter((item): item is Related => typeof item === 'object') : [];
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Files are known by their ids; what one is called and how large it is comes with the row. */
export const file = kind({
  width: 180,
  sortable: false,
  operators: PRESENCE,
  input: (value) => filesOf(value).map(({ id, name, size }) => ({ id, title: `${name} (${sizeText(size)})` })),
  read(input, field) {
    const ids = entered(input).map(({ id }) => id.trim().toLowerCase()).filter((id) => id !== '');
    return read(field.many ? (ids.length === 0 ? null : ids) : (ids[0] ?? null));
  },
  check(value, field) {
    const ids = Array.isArray(value) ? value : [value];
    if (ids.some((id) => !ID.test(String(id)))) return 'Enter the id of a file: 32 hexadecimal digits in five groups';
    if (field.maxItems !== null && ids.length > field.maxItems) return `At most ${field.maxItems} files; there are ${ids.length}`;
    return null;
  },
  text: (value) => filesOf(value).map((it) => `${it.name} (${sizeText(it.size)})`).join(', '),
});
