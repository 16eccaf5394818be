import { PRESENCE } from '../../core/operators';
import type { Field } from '../../core/app';
import { kind, read, unreadable } from '../kind';

/** Hours, minutes and seconds as they are entered; a part that is not there is empty. */
export interface Parts {
  readonly sign: '' | '-';
  readonly hours: string;
  readonly minutes: string;
  /** Nobody is asked for seconds, but those of a value are kept. */
  readonly seconds: string;
}

const ISO = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/;
const TYPED = /^(-?)([^:]*):([^:]*):([^:]*)$/;

/** What stands in the inputs, as one text: `1:30:`. */
export function typed(parts: Parts): string {
  const empty = parts.sign + parts.hours + parts.minutes + parts.seconds === '';
  return empty ? '' : `${parts.sign}${parts.hours}:${parts.minutes}:${parts.seconds}`;
}

/** The parts of such a text. */
export function partsOf(text: string): Parts {
  const [, sign, hours = '', minutes = '', seconds = ''] = TYPED.exec(text) ?? [];
  return { sign: sign === '-' ? '-' : '', hours, minutes, seconds };
}

/** What is typed where the hours stand: a minus there is of the whole length. */
export function hoursOf(text: string): Pick<Parts, 'sign' | 'hours'> {
  const hours = text.trim().replace('−', '-');
  return hours.startsWith('-') ? { sign: '-', hours: hours.slice(1) } : { sign: '', hours };
}

/** Seconds, or null when the text is no length of time as the engine writes it. */
function secondsIn(iso: string): number | null {
  const found = ISO.exec(iso);
  if (!found || iso.endsWith('T')) return null;
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = found;
  const sum = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -sum : sum;
}

function words(iso: string): string {
  const found = ISO.exec(iso);
  if (!found) return iso;
  const [, sign, hours, minutes, seconds] = found;
  const parts = [hours && `${hours} h`, minutes && `${minutes} min`, seconds && `${seconds} s`].filter(Boolean);
  return (sign === '-' ? '−' : '') + (parts.length === 0 ? '0 min' : parts.join(' '));
}

function checkBounds(iso: string, field: Field): string | null {
  const value = secondsIn(iso);
  if (value === null) return null;
  const least = field.minimum === null ? null : secondsIn(field.minimum);
  const most = field.maximum === null ? null : secondsIn(field.maximum);
  if (least !== null && value < least) return `Enter ${words(field.minimum ?? '')} or more`;
  if (most !== null && value > most) return `Enter ${words(field.maximum ?? '')} or less`;
  return null;
}

/** A length of time: shown in words, entered in hours and minutes. */
export const duration = kind({
  align: 'end',
  width: 110,
  operators: PRESENCE,
  input(value) {
    const found = typeof value === 'string' ? ISO.exec(value) : null;
    if (!found) return '';
    const [, sign, hours = '', minutes = '', seconds = ''] = found;
    return typed({ sign: sign === '-' ? '-' : '', hours: hours || '0', minutes: minutes || '0', seconds: seconds === '0' ? '' : seconds });
  },
  read(input) {
    if (typeof input !== 'string' || input === '') return read(null);
    const { sign, hours, minutes, seconds } = partsOf(input);
    const whole = (text: string) => text.trim() === '' || /^\d{1,9}$/.test(text.trim());
    if (!whole(hours) || !whole(minutes)) return unreadable('Enter whole hours and minutes');
    const all = Number(hours) * 60 + Number(minutes);
    const text =
      (all >= 60 ? `${Math.floor(all / 60)}H` : '') + (all % 60 > 0 ? `${all % 60}M` : '') + (seconds ? `${seconds}S` : '');
    return read(text === '' ? 'PT0S' : `${sign}PT${text}`);
  },
  check: (value, field) => checkBounds(String(value), field),
  text: (value) => words(String(value)),
});
