import type { Table } from '../core/app';
import type { Row } from '../core/json';
import { RestError } from '../core/problem';
import type { Fetched, Rest } from '../core/rest';

/** The record in the panel. */
export class RecordState {
  fetched: Fetched | null = $state.raw(null);
  failure: RestError | null = $state.raw(null);
  /** True once the server has answered: what came from the list may be older. */
  fresh = $state(false);
  private asked: AbortController | null = null;

  constructor(
    readonly table: Table,
    readonly id: string,
    private readonly rest: Rest,
    known: Row | null,
  ) {
    if (known) this.fetched = { row: known, version: Number(known['version'] ?? 0) };
  }

  async load(): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    try {
      const fetched = await this.rest.get(this.table, this.id, asked.signal);
      if (asked.signal.aborted) return;
      this.fetched = fetched;
      this.failure = null;
      this.fresh = true;
    } catch (failure) {
      if (asked.signal.aborted) return;
      if (!(failure instanceof RestError)) throw failure;
      this.failure = failure;
    }
  }

  stop(): void {
    this.asked?.abort();
  }
}
