import {
  FIELD_TYPES,
  type App,
  type Category,
  type Check,
  type Field,
  type FieldType,
  type Layout,
  type Option,
  type Sort,
  type States,
  type Table,
  type View,
} from './app';
import { isObject, type Json, type Row } from './json';

/**
 * Turns the JSON block the engine inlined into an {@link App}. Absent keys become null or their
 * neutral value here, once, so that nothing behind this line asks whether a key is there.
 */
export function parseBootstrap(text: string): App {
  const root = object(JSON.parse(text) as Json);
  const app = object(root['app']);
  const user = object(root['user']);
  const tables = list(root['tables']).map(table);
  const views = list(root['views']).flatMap((item) => view(object(item), tables));
  const first = isObject(root['first']) ? root['first'] : null;
  return {
    base: string(root['base']) ?? '',
    user: {
      id: string(user['id']),
      email: string(user['email']),
      roles: texts(user['roles']),
      signedIn: user['signedIn'] === true,
      builder: user['builder'] === true,
      csrf: string(user['csrf']),
    },
    signIn: root['signIn'] === true,
    owner: string(app['user']) ?? '',
    name: string(app['name']) ?? '',
    label: string(app['label']) ?? string(app['name']) ?? '',
    description: string(app['description']),
    locale: string(app['locale']) ?? 'en',
    timeZone: string(app['timeZone']) ?? 'UTC',
    hue: number(app['hue']) ?? 255,
    tables,
    views,
    first: first && {
      view: string(first['view']) ?? '',
      rows: list(first['rows']).filter(isObject) as Row[],
      total: number(first['total']) ?? 0,
    },
  };
}

function table(value: Json): Table {
  const it = object(value);
  const name = string(it['name']) ?? '';
  const states = isObject(it['states']) ? statesOf(it['states']) : null;
  const declared = list(it['fields'])
    .map(field)
    // Nobody writes a state: rows move by transitions.
    .map((own) => (own.name === states?.field ? { ...own, writable: false } : own));
  const fields = [...declared, ...SYSTEM_FIELDS.filter((system) => !declared.some((own) => own.name === system.name))];
  const can = object(it['can']);
  const label = string(it['label']) ?? name;
  return {
    name,
    label,
    labelPlural: string(it['labelPlural']) ?? label,
    titleField: string(it['titleField']) ?? 'id',
    select: string(it['select']) ?? '*',
    can: {
      read: can['read'] !== false,
      create: can['create'] === true,
      update: can['update'] === true,
      delete: can['delete'] === true,
    },
    fields,
    checks: list(it['checks']).map(check),
    states,
    trashDays: number(it['trashDays']) ?? 0,
  };
}

function statesOf(it: Record<string, Json>): States {
  return {
    field: string(it['field']) ?? '',
    transitions: list(it['transitions']).map((value) => {
      const move = object(value);
      const name = string(move['name']) ?? '';
      return { name, label: string(move['label']) ?? name, from: texts(move['from']), to: string(move['to']) ?? '' };
    }),
  };
}

function field(value: Json): Field {
  const it = object(value);
  const name = string(it['name']) ?? '';
  const relation = isObject(it['relation']) ? it['relation'] : null;
  const origin = string(it['origin']);
  // Who made a row is a text to rules, since it may be a program too; to readers it is somebody.
  const maker = origin === 'system' && name === 'createdBy';
  const many = it['type'] === 'relation' && it['many'] === true;
  const type = maker ? 'user' : many ? 'relations' : (fieldType(it['type']) ?? 'text');
  return {
    name,
    label: string(it['label']) ?? name,
    type,
    origin: origin === 'system' || origin === 'computed' ? origin : type === 'computed' ? 'computed' : 'author',
    required: it['required'] === true,
    help: string(it['help']),
    default: it['default'] ?? null,
    minLength: number(it['minLength']),
    maxLength: number(it['maxLength']),
    pattern: string(it['pattern']),
    minimum: exact(it['minimum']),
    maximum: exact(it['maximum']),
    multipleOf: exact(it['multipleOf']),
    scale: number(it['scale']),
    currency: string(it['currency']),
    options: list(it['options']).map(option),
    minItems: number(it['minItems']),
    maxItems: number(it['maxItems']),
    relation: relation && {
      table: string(relation['table']) ?? '',
      titleField: string(relation['titleField']) ?? 'id',
    },
    resultType: isDerived(type) ? (it['list'] === true ? 'list' : (fieldType(it['resultType']) ?? 'text')) : type,
    computed: it['computed'] ?? null,
    writable: it['writable'] !== false,
    visibleWhen: it['visibleWhen'] ?? null,
    requiredWhen: it['requiredWhen'] ?? null,
    readOnlyWhen: it['readOnlyWhen'] ?? null,
    dimensions: number(it['dimensions']),
    many: it['many'] === true,
    accept: texts(it['accept']),
    maxBytes: number(it['maxBytes']),
  };
}

function isDerived(type: FieldType): boolean {
  return type === 'computed' || type === 'lookup' || type === 'rollup';
}

function option(value: Json): Option {
  const it = object(value);
  const raw = string(it['value']) ?? '';
  return { value: raw, label: string(it['label']) ?? raw, tone: string(it['tone']) ?? 'gray' };
}

function check(value: Json): Check {
  const it = object(value);
  return {
    name: string(it['name']) ?? '',
    message: string(it['message']) ?? 'This combination is not allowed',
    fields: texts(it['fields']),
    rule: it['rule'] ?? null,
  };
}

/** A view of a kind this page does not know is left out: an older page must survive a newer engine. */
function view(it: Record<string, Json>, tables: Table[]): View[] {
  const name = string(it['name']) ?? '';
  const of = tables.find((other) => other.name === it['table']);
  if (!of) return [];
  const named = { name, label: string(it['label']) ?? name, table: of.name };
  switch (it['kind']) {
    case 'list':
      return [
        {
          ...named,
          kind: 'list',
          columns: list(it['columns']).filter((column) => of.fields.some((own) => own.name === column)) as string[],
          sort: list(it['sort']).map(sort),
          pageSize: number(it['pageSize']) ?? 25,
        },
      ];
    case 'form':
      return [{ ...named, kind: 'form', layout: layout(it['layout'] ?? null) }];
    case 'detail':
      return [{ ...named, kind: 'detail', layout: layout(it['layout'] ?? null) }];
    default:
      return [];
  }
}

function sort(value: Json): Sort {
  const it = object(value);
  return { field: string(it['field']) ?? '', descending: it['descending'] === true };
}

const SCOPE = '#/properties/';

function layout(value: Json): Layout {
  const it = object(value);
  const elements = () => list(it['elements']).map(layout);
  const label = string(it['label']);
  switch (it['type']) {
    case 'Control':
      return { type: 'Control', field: (string(it['scope']) ?? '').replace(SCOPE, ''), label };
    case 'HorizontalLayout':
      return { type: 'HorizontalLayout', elements: elements() };
    case 'Group':
      return { type: 'Group', label, elements: elements() };
    case 'Categorization':
      return { type: 'Categorization', categories: list(it['elements']).map(category) };
    default:
      return { type: 'VerticalLayout', elements: elements() };
  }
}

function category(value: Json): Category {
  const it = object(value);
  return { label: string(it['label']) ?? '', elements: list(it['elements']).map(layout) };
}

const SYSTEM_FIELDS: readonly Field[] = (
  [
    ['id', 'Id', 'uuid'],
    ['createdAt', 'Created at', 'dateTime'],
    ['createdBy', 'Created by', 'user'],
    ['updatedAt', 'Updated at', 'dateTime'],
    ['version', 'Version', 'integer'],
  ] as const
).map(([name, label, type]) => field({ name, label, type, origin: 'system' }));

function fieldType(value: Json | undefined): FieldType | null {
  return FIELD_TYPES.find((type) => type === value) ?? null;
}

function object(value: Json | undefined): Record<string, Json> {
  return isObject(value) ? value : {};
}

function list(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: Json | undefined): string[] {
  return list(value).filter((item) => typeof item === 'string');
}

function string(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function number(value: Json | undefined): number | null {
  return typeof value === 'number' ? value : null;
}

/** A bound: the engine sends text, since 0.1 has no exact double. */
function exact(value: Json | undefined): string | null {
  return typeof value === 'number' ? String(value) : string(value);
}
