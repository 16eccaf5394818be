import { TEXT } from '../../core/operators';
import { kind, read } from '../kind';
import { checkText } from '../shared/textCheck';

export const url = kind({
  width: 180,
  searchable: true,
  operators: TEXT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? input.trim() : null),
  check: (value, field) =>
    webAddress(String(value)) ? checkText(value, field) : 'Enter an address that begins with https://',
  text: (value) => webAddress(String(value))?.host.replace(/^www\./, '') ?? String(value),
});

/** The address when it is safe to link to: only web addresses, never `javascript:`. */
export function webAddress(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const address = new URL(text);
  return address.protocol === 'https:' || address.protocol === 'http:' ? address : null;
}
