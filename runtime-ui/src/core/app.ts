import type { Json, Row } from './json';

/**
 * The types of fields a definition may use, and two that only a page tells apart: a relation to several
 * rows, and several values of another type.
 */
export const FIELD_TYPES = [
  'text', 'longText', 'markdown', 'integer', 'decimal', 'money', 'boolean', 'date', 'time',
  'dateTime', 'email', 'url', 'select', 'multiSelect', 'relation', 'json', 'uuid', 'phone',
  'duration', 'geo', 'vector', 'user', 'file', 'autoNumber', 'relations', 'list', 'computed',
  'lookup', 'rollup',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/** A compiled expression as the engine sends it; only `src/expression` looks inside. */
export type ExpressionJson = Json;

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly tone: string;
}

/** A field of a table. Bounds are text because they are exact decimals. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly type: FieldType;
  readonly origin: 'author' | 'computed' | 'system';
  readonly required: boolean;
  readonly help: string | null;
  readonly default: Json;
  readonly minLength: number | null;
  readonly maxLength: number | null;
  readonly pattern: string | null;
  readonly minimum: string | null;
  readonly maximum: string | null;
  readonly multipleOf: string | null;
  readonly scale: number | null;
  readonly currency: string | null;
  readonly options: readonly Option[];
  readonly minItems: number | null;
  readonly maxItems: number | null;
  readonly relation: { readonly table: string; readonly titleField: string } | null;
  /** What a computed field, a lookup or a rollup results in; for any other field its own type. */
  readonly resultType: FieldType;
  readonly computed: ExpressionJson | null;
  /** False where this person may not give the field a value, whatever the row. */
  readonly writable: boolean;
  /** Where it does not hold, the field is not shown; null where there is no such condition. */
  readonly visibleWhen: ExpressionJson | null;
  readonly requiredWhen: ExpressionJson | null;
  readonly readOnlyWhen: ExpressionJson | null;
  /** How many numbers a vector has. */
  readonly dimensions: number | null;
  /** Whether a file field holds several; relations to several rows are of a type of their own. */
  readonly many: boolean;
  /** The media types a file field takes; empty: all. */
  readonly accept: readonly string[];
  readonly maxBytes: number | null;
}

/** A move of a row from one state to another that this person may ask for. */
export interface Transition {
  readonly name: string;
  readonly label: string;
  readonly from: readonly string[];
  readonly to: string;
}

/** Which values of a select field follow each other. The field changes by transitions alone. */
export interface States {
  readonly field: string;
  readonly transitions: readonly Transition[];
}

export interface Check {
  readonly name: string;
  readonly message: string;
  readonly fields: readonly string[];
  readonly rule: ExpressionJson;
}

export interface Table {
  readonly name: string;
  readonly label: string;
  readonly labelPlural: string;
  readonly titleField: string;
  /** The `select` parameter that brings every field and the titles of related rows. */
  readonly select: string;
  readonly can: {
    readonly read: boolean;
    readonly create: boolean;
    readonly update: boolean;
    readonly delete: boolean;
  };
  readonly fields: readonly Field[];
  readonly checks: readonly Check[];
  readonly states: States | null;
  /** How many days a deleted row can be brought back; 0 for not at all. */
  readonly trashDays: number;
}

export interface Sort {
  readonly field: string;
  readonly descending: boolean;
}

interface Named {
  readonly name: string;
  readonly label: string;
  readonly table: string;
}

export interface ListView extends Named {
  readonly kind: 'list';
  readonly columns: readonly string[];
  readonly sort: readonly Sort[];
  readonly pageSize: number;
}

export interface FormView extends Named {
  readonly kind: 'form';
  readonly layout: Layout;
}

export interface DetailView extends Named {
  readonly kind: 'detail';
  readonly layout: Layout;
}

export type View = ListView | FormView | DetailView;

/** The JSON Forms UI-schema subset, with scopes already turned into field names. */
export type Layout =
  | { readonly type: 'Control'; readonly field: string; readonly label: string | null }
  | { readonly type: 'VerticalLayout' | 'HorizontalLayout'; readonly elements: readonly Layout[] }
  | { readonly type: 'Group'; readonly label: string | null; readonly elements: readonly Layout[] }
  | { readonly type: 'Categorization'; readonly categories: readonly Category[] };

export interface Category {
  readonly label: string;
  readonly elements: readonly Layout[];
}

export interface Page {
  readonly rows: readonly Row[];
  /** How many rows match in all, exactly. */
  readonly total: number;
}

/** Everything a page is performed from. Immutable. */
export interface App {
  readonly base: string;
  readonly user: {
    readonly id: string | null;
    /** A member's address; null for everybody else. */
    readonly email: string | null;
    readonly roles: readonly string[];
    readonly signedIn: boolean;
    readonly builder: boolean;
    /** Goes along with every change, so that no other app's page can make it; null without a session. */
    readonly csrf: string | null;
  };
  /** Whether people can sign in to the app. */
  readonly signIn: boolean;
  readonly owner: string;
  readonly name: string;
  readonly label: string;
  readonly description: string | null;
  readonly locale: string;
  readonly timeZone: string;
  readonly hue: number;
  readonly tables: readonly Table[];
  readonly views: readonly View[];
  readonly first: (Page & { readonly view: string }) | null;
}

export function tableOf(app: App, name: string): Table {
  const found = app.tables.find((table) => table.name === name);
  if (!found) throw new Error(`The definition has no table ${name}`);
  return found;
}

export function fieldOf(table: Table, name: string): Field | null {
  return table.fields.find((field) => field.name === name) ?? null;
}

/** The lists this person may see. */
export function listsOf(app: App): ListView[] {
  return app.views.filter((view) => view.kind === 'list').filter((list) => tableOf(app, list.table).can.read);
}

/** The columns of a list in the author's order; the title is always among them, for it opens the row. */
export function columnsOf(list: ListView, table: Table): Field[] {
  const names = list.columns.includes(table.titleField) ? list.columns : [table.titleField, ...list.columns];
  return names.map((name) => fieldOf(table, name)).filter((field) => field !== null);
}

/** The list a view belongs to: itself, or the first list of its table. */
export function listFor(app: App, view: View): ListView | null {
  return view.kind === 'list' ? view : (listsOf(app).find((list) => list.table === view.table) ?? null);
}

/** The form that edits what a view shows: the view itself, or the first form of its table. */
export function formFor(app: App, view: View): FormView | null {
  if (view.kind === 'form') return view;
  return app.views.find((other): other is FormView => other.kind === 'form' && other.table === view.table) ?? null;
}

/** The detail of what a view shows: the view itself, or the first detail of its table. */
export function detailFor(app: App, view: View): DetailView | null {
  if (view.kind === 'detail') return view;
  return app.views.find((other): other is DetailView => other.kind === 'detail' && other.table === view.table) ?? null;
}
