import { parseDecimal } from './decimal';
import { separatorsOf, type Separators } from './typed';
import { dateAt, toLocal } from './zone';

/**
 * How one app writes values: its locale and its time zone. Every formatter is made once, because
 * making one costs more than a hundred uses.
 */
export class Formats {
  readonly separators: Separators;
  private readonly cache = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

  /** `now` is asked, not read once: a page stays open over midnight. */
  constructor(
    readonly locale: string,
    readonly timeZone: string,
    readonly now: () => Date = () => new Date(),
  ) {
    this.separators = separatorsOf(locale);
  }

  /** A count or an integer with its groups. */
  integer(value: number | string): string {
    return this.numbers('integer', { maximumFractionDigits: 0 }).format(value as number);
  }

  /** A plain number without groups: numbers that name things (years, order numbers). */
  plain(value: number | string): string {
    return String(value);
  }

  /** An exact decimal; text goes to the formatter as text, so no digit is lost. */
  decimal(value: string, scale: number | null): string {
    const digits = scale ?? parseDecimal(value)?.scale ?? 0;
    // Two digits line up and look like an amount; more zeros than that say nothing.
    return this.numbers(`decimal ${digits} ${scale}`, {
      minimumFractionDigits: digits > 2 && scale !== null ? 0 : digits,
      maximumFractionDigits: digits,
    }).format(value as Intl.StringNumericLiteral);
  }

  money(value: string, currency: string): string {
    return this.numbers(`money ${currency}`, { style: 'currency', currency }).format(value as Intl.StringNumericLiteral);
  }

  /** The symbol shown before an amount while it is edited. */
  currencySymbol(currency: string): string {
    const parts = this.numbers(`money ${currency}`, { style: 'currency', currency }).formatToParts(0);
    return parts.find((part) => part.type === 'currency')?.value ?? currency;
  }

  currencyDigits(currency: string): number {
    return this.numbers(`money ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  }

  /** `4 December 2026`, in full. */
  date(value: string): string {
    return this.dates('date', { dateStyle: 'long', timeZone: 'UTC' }).format(asUtc(value));
  }

  /** `Today`, `Monday` within the week to come, `4 Dec`, `15 Jan 2027`. */
  shortDate(value: string): string {
    const today = dateAt(this.now(), this.timeZone);
    const days = Math.round((asUtc(value).getTime() - asUtc(today).getTime()) / 86_400_000);
    if (days >= -1 && days <= 1) return this.relativeDay(days);
    if (days > 1 && days < 7) return this.dates('weekday', { weekday: 'long', timeZone: 'UTC' }).format(asUtc(value));
    const sameYear = value.slice(0, 4) === today.slice(0, 4);
    return this.dates(sameYear ? 'day' : 'day year', {
      day: 'numeric',
      month: 'short',
      ...(sameYear ? {} : { year: 'numeric' }),
      timeZone: 'UTC',
    }).format(asUtc(value));
  }

  /** `18:30` or `6:30 PM`, as the locale has it; a wall-clock time of no zone. */
  time(value: string): string {
    const withSeconds = !/^\d\d:\d\d(:00)?$/.test(value);
    return this.dates(withSeconds ? 'time seconds' : 'time', {
      timeStyle: withSeconds ? 'medium' : 'short',
      timeZone: 'UTC',
    }).format(asUtc('2000-01-01', value));
  }

  /** An instant in the app's time zone, in full. */
  dateTime(value: string): string {
    return this.dates('dateTime', { dateStyle: 'long', timeStyle: 'short', timeZone: this.timeZone }).format(
      new Date(value),
    );
  }

  /** An instant in the app's time zone, short. */
  shortDateTime(value: string): string {
    const local = toLocal(value, this.timeZone);
    return local === null ? value : `${this.shortDate(local.slice(0, 10))}, ${this.time(local.slice(11))}`;
  }

  /** Text by the rules of the language: for choices sorted in the page. */
  compare(a: string, b: string): number {
    return a.localeCompare(b, this.locale, { numeric: true });
  }

  private relativeDay(days: number): string {
    const words = new Intl.RelativeTimeFormat(this.locale, { numeric: 'auto' }).format(days, 'day');
    return words.charAt(0).toLocaleUpperCase(this.locale) + words.slice(1);
  }

  private numbers(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
    return this.made(key, () => new Intl.NumberFormat(this.locale, options));
  }

  private dates(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    return this.made(key, () => new Intl.DateTimeFormat(this.locale, options));
  }

  private made<T extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => T): T {
    let made = this.cache.get(key);
    if (!made) this.cache.set(key, (made = make()));
    return made as T;
  }
}

/**
 * `en` says the language; the reader's own browser knows whether that means 4 Dec or Dec 4. A locale
 * with a region is the author's decision and stays.
 */
export function localeFor(appLocale: string, readers: readonly string[]): string {
  const candidates = readers.filter((tag) => tag.toLowerCase().startsWith(`${appLocale.toLowerCase()}-`));
  for (const tag of [...candidates, appLocale, 'en']) {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? 'en';
    } catch {
      continue; // a tag no browser knows
    }
  }
  return 'en';
}

function asUtc(date: string, time = '00:00'): Date {
  return new Date(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
}

