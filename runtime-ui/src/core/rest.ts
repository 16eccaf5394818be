import type { Page, Table } from './app';
import { changeOf, type Change } from './history';
import { isObject, type Json, type Row } from './json';
import { offline, problemFrom } from './problem';

/** A row with the version it was read at. */
export interface Fetched {
  readonly row: Row;
  readonly version: number;
}

/** How many entries of a history come at a time. */
export const HISTORY_PAGE = 20;

type Fetch = (input: string, init?: RequestInit) => Promise<Response>;

/** The app's own API, spoken in PostgREST's grammar. Every failure is a {@link RestError}. */
export class Rest {
  constructor(
    private readonly base: string,
    private readonly fetch: Fetch,
    private readonly csrf: string | null = null,
  ) {}

  /** One page of rows with the exact count of all that match. */
  async list(table: Table, query: URLSearchParams, signal?: AbortSignal): Promise<Page> {
    const response = await this.send('GET', `${this.path(table)}?${query}`, {
      headers: { Prefer: 'count=exact' },
      ...(signal ? { signal } : {}),
    });
    const rows = await bodyOf(response);
    return {
      rows: Array.isArray(rows) ? (rows.filter(isObject) as Row[]) : [],
      total: totalOf(response.headers.get('Content-Range')) ?? (Array.isArray(rows) ? rows.length : 0),
    };
  }

  async get(table: Table, id: string, signal?: AbortSignal): Promise<Fetched> {
    // Vectors are long: a list goes without them, and a record asks for them by name.
    const vectors = table.fields.filter((field) => field.type === 'vector').map((field) => field.name);
    const query = new URLSearchParams({ select: [table.select, ...vectors].join(',') });
    const response = await this.send('GET', `${this.path(table, id)}?${query}`, signal ? { signal } : {});
    return fetched(await bodyOf(response));
  }

  /** Creates a row and gives it back as it was stored. */
  async create(table: Table, row: Row): Promise<Fetched> {
    const response = await this.send('POST', this.path(table), {
      headers: {
        'Content-Type': 'application/json',
        Prefer: 'return=representation',
        Accept: 'application/vnd.pgrst.object+json',
      },
      body: JSON.stringify(row),
    });
    return fetched(await bodyOf(response));
  }

  /** Changes only the keys of `changes`, and only if the row is still at `version`. */
  async update(table: Table, id: string, version: number, changes: Row): Promise<Fetched> {
    const response = await this.send('PATCH', this.path(table, id), {
      headers: {
        'Content-Type': 'application/json',
        Prefer: 'return=representation',
        'If-Match': `"${version}"`,
      },
      body: JSON.stringify(changes),
    });
    return fetched(await bodyOf(response));
  }

  async remove(table: Table, id: string, version: number): Promise<void> {
    await this.send('DELETE', this.path(table, id), { headers: { 'If-Match': `"${version}"` } });
  }

  /** Takes a row that is still at `version` from its state to another. */
  async move(transition: string, id: string, version: number): Promise<void> {
    await this.send('POST', `${this.base}/rest/v1/rpc/${encodeURIComponent(transition)}`, {
      headers: { 'Content-Type': 'application/json', Prefer: 'return=minimal' },
      body: JSON.stringify({ id, version }),
    });
  }

  /** What happened to a row, the latest first; `before` is the entry the last page ended with. */
  async history(table: Table, id: string, before: number | null, signal?: AbortSignal): Promise<readonly Change[]> {
    const query = new URLSearchParams({ limit: String(HISTORY_PAGE), ...(before === null ? {} : { before: String(before) }) });
    const response = await this.send('GET', `${this.path(table, id)}/history?${query}`, signal ? { signal } : {});
    const entries = await bodyOf(response);
    return Array.isArray(entries) ? entries.filter(isObject).map(changeOf) : [];
  }

  /** Brings a deleted row back, with what went with it. */
  async restore(table: Table, id: string): Promise<void> {
    const path = `${this.path(table)}/trash/${encodeURIComponent(id)}/restore`;
    await this.send('POST', path, { headers: { Prefer: 'return=minimal' } });
  }

  private path(table: Table, id?: string): string {
    const parts = [table.name, ...(id === undefined ? [] : [id])].map(encodeURIComponent);
    return `${this.base}/rest/v1/${parts.join('/')}`;
  }

  private async send(method: string, path: string, init: RequestInit): Promise<Response> {
    const headers = {
      Accept: 'application/json',
      ...(this.csrf !== null && method !== 'GET' ? { 'X-CSRF-Token': this.csrf } : {}),
      ...(init.headers as Record<string, string> | undefined),
    };
    let response: Response;
    try {
      response = await this.fetch(path, { ...init, method, headers, credentials: 'same-origin' });
    } catch (failure) {
      if (failure instanceof DOMException && failure.name === 'AbortError') throw failure;
      throw offline();
    }
    if (!response.ok) throw problemFrom(response.status, await bodyOf(response));
    return response;
  }
}

async function bodyOf(response: Response): Promise<Json> {
  const text = await response.text().catch(() => '');
  try {
    return text === '' ? null : (JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

function fetched(body: Json): Fetched {
  const row = Array.isArray(body) ? body[0] : body;
  if (!isObject(row)) return { row: {}, version: 0 };
  return { row, version: typeof row['version'] === 'number' ? row['version'] : 0 };
}

/** `0-24/104` and `*` of 0 → the number after the stroke. */
function totalOf(range: string | null): number | null {
  const match = /\/(\d+)$/.exec(range ?? '');
  return match ? Number(match[1]) : null;
}
