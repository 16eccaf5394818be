import { tableOf, type App, type Field } from '../../core/app';
import { likeText } from '../../core/operators';
import { RestError } from '../../core/problem';
import type { Rest } from '../../core/rest';
import type { Related } from '../kind';
import { relatedOf } from './kind';

const SHOWN = 20;
const PAUSE_MILLIS = 150;

/** The rows a relation may point to, found by their title. */
export class Candidates {
  found: readonly Related[] = $state.raw([]);
  total = $state(0);
  failure: RestError | null = $state.raw(null);
  loading = $state(false);
  private asked: AbortController | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly app: App,
    private readonly rest: Rest,
    private readonly field: Field,
  ) {}

  /** Looks after a pause in the typing. */
  lookSoon(search: string): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(search), PAUSE_MILLIS);
  }

  async look(search: string): Promise<void> {
    const query = this.query();
    const text = search.trim();
    if (text !== '' && this.isText) query.set(this.title, `ilike.*${likeText(text)}*`);
    query.set('order', `${this.title}.asc`);
    query.set('limit', String(SHOWN));
    await this.ask(query);
  }

  /** The titles of rows known by id alone: a filter in a shared link. */
  async name(ids: readonly string[]): Promise<void> {
    const query = this.query();
    query.set('id', `in.(${ids.join(',')})`);
    await this.ask(query);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.asked?.abort();
  }

  private get title(): string {
    return this.field.relation?.titleField ?? 'id';
  }

  private get table() {
    return tableOf(this.app, this.field.relation?.table ?? '');
  }

  private get isText(): boolean {
    const type = this.table.fields.find((field) => field.name === this.title)?.resultType;
    return type === 'text' || type === 'longText' || type === 'markdown' || type === 'email' || type === 'url';
  }

  private query(): URLSearchParams {
    return new URLSearchParams({ select: this.title === 'id' ? 'id' : `id,${this.title}` });
  }

  private async ask(query: URLSearchParams): Promise<void> {
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    this.loading = true;
    try {
      const page = await this.rest.list(this.table, query, asked.signal);
      if (asked.signal.aborted) return;
      this.found = page.rows.flatMap((row) => relatedOf(row, this.field) ?? []);
      this.total = page.total;
      this.failure = null;
    } catch (failure) {
      if (asked.signal.aborted) return;
      if (!(failure instanceof RestError)) throw failure;
      this.failure = failure;
    } finally {
      if (this.asked === asked) this.loading = false;
    }
  }
}
