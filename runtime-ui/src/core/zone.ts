/**
 * Wall-clock time in a named time zone. Local text is `2026-03-29T02:30` with optional seconds, as
 * native inputs use it; instants are RFC 3339 in UTC, as the API uses them.
 */

const formats = new Map<string, Intl.DateTimeFormat>();

function wallClock(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      era: 'short',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Milliseconds the zone's clock is ahead of UTC at an instant. */
function offsetAt(epochMillis: number, timeZone: string): number {
  const parts = Object.fromEntries(wallClock(timeZone).formatToParts(epochMillis).map((p) => [p.type, p.value]));
  const year = parts['era'] === 'BC' ? 1 - Number(parts['year']) : Number(parts['year']);
  const wall = new Date(0);
  wall.setUTCFullYear(year, Number(parts['month']) - 1, Number(parts['day']));
  wall.setUTCHours(Number(parts['hour']), Number(parts['minute']), Number(parts['second']));
  return wall.getTime() - Math.floor(epochMillis / 1000) * 1000;
}

/** `2026-03-01T17:30:00Z` → `2026-03-01T18:30` in Vienna; null when it is not an instant. */
export function toLocal(instant: string, timeZone: string): string | null {
  const epoch = Date.parse(instant);
  if (Number.isNaN(epoch)) return null;
  const text = new Date(epoch + offsetAt(epoch, timeZone)).toISOString();
  const seconds = text.slice(16, 19);
  return text.slice(0, 16) + (seconds === ':00' ? '' : seconds);
}

/**
 * `2026-03-01T18:30` in Vienna → `2026-03-01T17:30:00Z`. A time the clock skips moves forward by the
 * gap; of a time that comes twice the first is taken, as calendars do. Null when it is not a time.
 */
export function toInstant(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (Number.isNaN(wall) || !/^\d{4,6}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const before = offsetAt(wall - 86_400_000, timeZone);
  const after = offsetAt(wall + 86_400_000, timeZone);
  const fits = [before, after].find((offset) => offsetAt(wall - offset, timeZone) === offset);
  const instant = new Date(wall - (fits ?? before)).toISOString();
  return instant.replace('.000Z', 'Z');
}

/** The instant a date begins in the zone. */
export function startOfDay(date: string, timeZone: string): string | null {
  return toInstant(`${date}T00:00`, timeZone);
}

/** The date after, in the calendar. */
export function nextDate(date: string): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString().slice(0, 10);
}

/** The date in the zone at an instant. */
export function dateAt(now: Date, timeZone: string): string {
  return toLocal(now.toISOString(), timeZone)?.slice(0, 10) ?? now.toISOString().slice(0, 10);
}
