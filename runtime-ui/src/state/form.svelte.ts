import type { Table } from '../core/app';
import type { Evaluate, Standings } from '../core/conditions';
import {
  changesOf,
  draftOfRow,
  FORM,
  isDirty,
  newDraft,
  problemsOf,
  rebased,
  rowOf,
  standings,
  withInput,
  type Draft,
  type Messages,
} from '../core/draft';
import type { Formats } from '../core/formats';
import type { Row } from '../core/json';
import { RestError } from '../core/problem';
import type { Fetched, Rest } from '../core/rest';
import type { Input } from '../fields/kind';

/** A form being filled in: judged when it is sent, and from then on with every key. */
export class FormState {
  draft: Draft = $state.raw() as Draft;
  /** Whether it was sent once. */
  tried = $state(false);
  saving = $state(false);
  /** Why the server did not take it, beyond single fields. */
  refusal: RestError | null = $state.raw(null);
  private judged: Messages = $state.raw({});
  private version = 0;

  readonly row: Row = $derived.by(() => rowOf(this.draft, this.formats, this.evaluate));
  /** How the fields with conditions stand while one types. */
  readonly standings: Standings = $derived.by(() => standings(this.draft, this.formats, this.evaluate));
  readonly dirty: boolean = $derived.by(() => isDirty(this.draft));
  readonly messages: Messages = $derived.by(() => ({
    ...this.judged,
    ...(this.tried ? problemsOf(this.draft, this.formats, this.evaluate) : {}),
  }));

  constructor(
    readonly table: Table,
    private readonly formats: Formats,
    private readonly rest: Rest,
    private readonly evaluate: Evaluate | null,
    fetched: Fetched | null,
  ) {
    this.draft = fetched ? draftOfRow(table, fetched.row, formats) : newDraft(table, formats);
    this.version = fetched?.version ?? 0;
  }

  get id(): string | null {
    return this.draft.stored === null ? null : String(this.draft.stored['id']);
  }

  enter(field: string, input: Input): void {
    this.draft = withInput(this.draft, field, input);
    if (field in this.judged || FORM in this.judged) {
      this.judged = Object.fromEntries(
        Object.entries(this.judged).filter(([name]) => name !== field && name !== FORM),
      );
    }
  }

  /** Sends it; null when something needs a look first. */
  async save(): Promise<Fetched | null> {
    this.tried = true;
    this.refusal = null;
    this.judged = {};
    if (this.saving || Object.keys(this.messages).length > 0) return null;
    this.saving = true;
    try {
      const changes = changesOf(this.draft, this.formats, this.evaluate);
      const id = this.id;
      if (id === null) return await this.rest.create(this.table, changes);
      if (Object.keys(changes).length === 0) return { row: this.draft.stored ?? {}, version: this.version };
      return await this.rest.update(this.table, id, this.version, changes);
    } catch (failure) {
      if (!(failure instanceof RestError)) throw failure;
      this.refused(failure);
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** After a conflict: the record as it is now, keeping what this person changed or not. */
  async catchUp(keep: boolean): Promise<boolean> {
    if (this.id === null) return false;
    try {
      const { row, version } = await this.rest.get(this.table, this.id);
      this.draft = keep ? rebased(this.draft, row, this.formats) : draftOfRow(this.table, row, this.formats);
      this.version = version;
      this.refusal = null;
      this.tried = keep;
      return true;
    } catch (failure) {
      if (!(failure instanceof RestError)) throw failure;
      this.refusal = failure;
      return false;
    }
  }

  private refused(failure: RestError): void {
    const known = failure.fields.filter((it) => it.field in this.draft.inputs);
    this.judged = Object.fromEntries(known.map((it) => [it.field, it.message]));
    if (known.length === 0 || known.length < failure.fields.length) this.refusal = failure;
  }
}
