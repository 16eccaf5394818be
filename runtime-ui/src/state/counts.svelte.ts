import { SvelteMap } from 'svelte/reactivity';
import { tableOf, type App } from '../core/app';
import type { Rest } from '../core/rest';

/** How many rows each table has, for the sidebar. A count that cannot be had is simply not shown. */
export class Counts {
  private readonly counts = new SvelteMap<string, number>();

  constructor(
    private readonly app: App,
    private readonly rest: Rest,
  ) {}

  of(table: string): number | null {
    return this.counts.get(table) ?? null;
  }

  set(table: string, count: number): void {
    this.counts.set(table, count);
  }

  /** Asks for the counts not known yet. */
  async load(tables: Iterable<string>): Promise<void> {
    const unknown = [...new Set(tables)].filter((table) => !this.counts.has(table));
    await Promise.all(
      unknown.map(async (table) => {
        try {
          const query = new URLSearchParams({ select: 'id', limit: '1' });
          this.counts.set(table, (await this.rest.list(tableOf(this.app, table), query)).total);
        } catch {
          // The sidebar does without.
        }
      }),
    );
  }
}
