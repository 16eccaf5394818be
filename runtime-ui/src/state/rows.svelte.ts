import { tableOf, type App, type Page } from '../core/app';
import type { Row } from '../core/json';
import { PLAIN } from '../core/listQuery';
import { RestError } from '../core/problem';
import type { Rest } from '../core/rest';
import { restQuery } from '../core/restQuery';
import type { Place } from '../core/route';
import { idOf } from '../core/rowTitle';
import type { Counts } from './counts.svelte';

/** How long an answer may take before the page shows that it waits. */
const PATIENCE_MILLIS = 150;

/** The rows of the list in sight. Old rows stay until new ones are there; nothing flickers. */
export class Rows {
  page: Page | null = $state.raw(null);
  /** Which page of the list these rows are, from 1: while another is on its way it is not the address's. */
  number = $state(1);
  failure: RestError | null = $state.raw(null);
  loading = $state(false);
  /** Loading for so long that it should show. */
  slow = $state(false);
  /** The row just written: it is tinted for a moment. */
  touched: string | null = $state(null);
  private key = '';
  private table = '';
  private asked: AbortController | null = null;

  constructor(
    private readonly app: App,
    private readonly rest: Rest,
    private readonly counts: Counts,
  ) {}

  /** Makes the rows those of the place; does nothing when they are. */
  show(place: Place): void {
    const key = keyOf(place);
    if (key === this.key) return;
    const another = this.table !== place.list.table;
    this.key = key;
    this.table = place.list.table;
    if (another) this.page = null;
    const first = this.app.first;
    if (first?.view === place.list.name && key === keyOf({ ...place, query: PLAIN }) && this.untouched) {
      this.untouched = false;
      this.page = first;
      this.number = 1;
      this.counts.set(place.list.table, first.total);
      return;
    }
    this.untouched = false;
    void this.load(place);
  }

  /** Asks again: after a change, or when the person wants to retry. */
  async load(place: Place): Promise<void> {
    // Who may not read the table is not sent to be refused.
    if (!tableOf(this.app, place.list.table).can.read) return;
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.loading = true;
    const timer = setTimeout(() => (this.slow = this.loading), PATIENCE_MILLIS);
    const table = tableOf(this.app, place.list.table);
    try {
      const query = restQuery(table, place.list, place.query, this.app.timeZone);
      const page = await this.rest.list(table, query, asked.signal);
      if (asked.signal.aborted) return;
      this.page = page;
      this.number = place.query.page;
      this.failure = null;
      if (place.query.search === '' && place.query.filters.length === 0) this.counts.set(table.name, page.total);
    } catch (failure) {
      if (asked.signal.aborted) return;
      if (!(failure instanceof RestError)) throw failure;
      if (failure.reason === 'range') this.page = { rows: [], total: this.page?.total ?? 1 };
      else this.failure = failure;
    } finally {
      clearTimeout(timer);
      if (this.asked === asked) {
        this.loading = false;
        this.slow = false;
      }
    }
  }

  /** A row of this table that is already here, to open its record without waiting. */
  find(table: string, id: string): Row | null {
    if (this.table !== table) return null;
    return this.page?.rows.find((row) => idOf(row) === id) ?? null;
  }

  /** The rows the engine wrote into the page are good for the first look only. */
  private untouched = true;
}

function keyOf({ list, query }: Place): string {
  return JSON.stringify([list.name, query.search.trim(), query.filters, query.sort, query.page]);
}
