import { isObject } from './json';

/** What is wrong with one field, as the engine found it. */
export interface FieldProblem {
  readonly field: string;
  readonly message: string;
}

/** Why a request did not do what was asked. */
export type Reason =
  | 'offline' // no answer at all
  | 'refused' // 401, 403
  | 'missing' // 404, 410
  | 'stale' // 412: someone changed the row
  | 'conflict' // 409: another row stands in the way
  | 'invalid' // 400, 422: the row is at fault
  | 'range' // 416: past the last page
  | 'busy' // 429, 503
  | 'broken'; // anything else

/** A request that failed, with words fit for the person at the screen. */
export class RestError extends Error {
  constructor(
    readonly reason: Reason,
    readonly status: number,
    message: string,
    readonly code: string | null = null,
    readonly hint: string | null = null,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
    this.name = 'RestError';
  }
}

const REASONS: Record<number, Reason> = {
  400: 'invalid',
  401: 'refused',
  403: 'refused',
  404: 'missing',
  406: 'missing',
  409: 'conflict',
  410: 'missing',
  412: 'stale',
  416: 'range',
  422: 'invalid',
  429: 'busy',
  503: 'busy',
};

const WORDS: Record<Reason, string> = {
  offline: 'There is no connection to the server',
  refused: 'You may not do this',
  missing: 'This record is not there any more',
  stale: 'Someone changed this record in the meantime',
  conflict: 'Another record stands in the way',
  invalid: 'The server did not accept this',
  range: 'There is no such page',
  busy: 'The server is busy; try again in a moment',
  broken: 'Something went wrong on the server',
};

export function offline(): RestError {
  return new RestError('offline', 0, WORDS.offline);
}

/** Reads the API's error shape, and the problem shape of RFC 9457 that stands in front of it. */
export function problemFrom(status: number, body: unknown): RestError {
  const reason = REASONS[status] ?? 'broken';
  if (!isObject(body)) return new RestError(reason, status, WORDS[reason]);
  const inner = isObject(body['error']) ? body['error'] : body;
  const text = (key: string) => (typeof inner[key] === 'string' && inner[key] !== '' ? inner[key] : null);
  const listed = Array.isArray(body['errors']) ? body['errors'] : Array.isArray(inner['details']) ? inner['details'] : [];
  const fields = listed.filter(isObject).flatMap((it) => {
    const field = typeof it['field'] === 'string' ? it['field'] : pointerName(it['pointer']);
    return field && typeof it['message'] === 'string' ? [{ field, message: it['message'] }] : [];
  });
  return new RestError(reason, status, text('message') ?? WORDS[reason], text('code'), text('hint'), fields);
}

/** What went wrong and what may help, as sentences. */
export function sentences({ message, hint }: RestError): string {
  return [message, hint ?? ''].filter((text) => text !== '').map((text) => (/[.!?]$/.test(text) ? text : `${text}.`)).join(' ');
}

function pointerName(pointer: unknown): string | null {
  if (typeof pointer !== 'string' || !pointer.startsWith('/')) return null;
  return (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
}
