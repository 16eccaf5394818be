import type { App, Table } from '../core/app';
import { relatedIds, type Change } from '../core/history';
import { RestError } from '../core/problem';
import { HISTORY_PAGE, type Rest } from '../core/rest';
import { Candidates } from '../fields/relation/candidates.svelte';

/** What happened to one record, read page by page when somebody asks. */
export class HistoryState {
  changes: readonly Change[] = $state.raw([]);
  titles: ReadonlyMap<string, string> = $state.raw(new Map());
  loading = $state(false);
  /** Whether there are older entries. */
  more = $state(true);
  failure: RestError | null = $state.raw(null);
  private asked: AbortController | null = null;

  constructor(
    private readonly app: App,
    private readonly table: Table,
    private readonly id: string,
    private readonly rest: Rest,
  ) {}

  /** The latest entries, or those before the ones that are here. */
  async load(older: boolean): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.loading = true;
    try {
      const before = older ? (this.changes.at(-1)?.seq ?? null) : null;
      const page = await this.rest.history(this.table, this.id, before, asked.signal);
      if (asked.signal.aborted) return;
      this.changes = older ? [...this.changes, ...page] : page;
      this.more = page.length === HISTORY_PAGE;
      this.failure = null;
      await this.name(page);
    } catch (failure) {
      if (asked.signal.aborted) return;
      if (!(failure instanceof RestError)) throw failure;
      this.failure = failure;
    } finally {
      if (this.asked === asked) this.loading = false;
    }
  }

  stop(): void {
    this.asked?.abort();
  }

  /** Related rows are remembered by their ids; people know them by their titles. */
  private async name(page: readonly Change[]): Promise<void> {
    for (const [field, ids] of relatedIds(page, this.table)) {
      const candidates = new Candidates(this.app, this.rest, field);
      await candidates.name(ids);
      this.titles = new Map([...this.titles, ...candidates.found.map((row) => [row.id, row.title] as const)]);
    }
  }
}
