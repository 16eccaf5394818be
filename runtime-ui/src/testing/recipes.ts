import { tableOf, type App } from '../core/app';
import { parseBootstrap } from '../core/bootstrap';
import { Formats } from '../core/formats';

/** A small app for tests, as the engine would inline it: absent keys mean null. */
export const BOOTSTRAP = {
  base: '/u/demo/recipes',
  user: { signedIn: false, builder: false },
  app: { user: 'demo', name: 'recipes', label: 'Recipe box', locale: 'en', timeZone: 'Europe/Vienna', hue: 25, version: 3 },
  tables: [
    {
      name: 'recipe',
      label: 'Recipe',
      labelPlural: 'Recipes',
      titleField: 'title',
      select: '*,category(id,name)',
      can: { create: true, update: true, delete: true },
      fields: [
        { name: 'number', label: 'No.', type: 'autoNumber', origin: 'author' },
        { name: 'title', label: 'Title', type: 'text', origin: 'author', required: true, minLength: 3, maxLength: 20 },
        { name: 'method', label: 'Method', type: 'markdown', origin: 'author' },
        {
          name: 'category',
          label: 'Category',
          type: 'relation',
          origin: 'author',
          required: true,
          relation: { table: 'category', titleField: 'name' },
        },
        {
          name: 'difficulty',
          label: 'Difficulty',
          type: 'select',
          origin: 'author',
          default: 'easy',
          options: [
            { value: 'easy', label: 'Easy', tone: 'green' },
            { value: 'hard', label: 'Hard', tone: 'red' },
          ],
        },
        {
          name: 'servings',
          label: 'Servings',
          type: 'integer',
          origin: 'author',
          required: true,
          default: 4,
          minimum: '1',
          maximum: '100',
        },
        { name: 'prepMinutes', label: 'Prep minutes', type: 'integer', origin: 'author' },
        { name: 'totalMinutes', label: 'Total minutes', type: 'integer', origin: 'author' },
        { name: 'cost', label: 'Cost', type: 'money', origin: 'author', currency: 'EUR', minimum: '0' },
        { name: 'weight', label: 'Weight', type: 'decimal', origin: 'author', scale: 3, multipleOf: '0.005' },
        { name: 'tags', label: 'Tags', type: 'multiSelect', origin: 'author', maxItems: 1, options: [{ value: 'vegan' }, { value: 'quick' }] },
        { name: 'vegan', label: 'Vegan', type: 'boolean', origin: 'author' },
        { name: 'firstCooked', label: 'First cooked', type: 'date', origin: 'author' },
        { name: 'servedAt', label: 'Served at', type: 'dateTime', origin: 'author' },
        { name: 'bell', label: 'Bell', type: 'time', origin: 'author' },
        { name: 'source', label: 'Source', type: 'url', origin: 'author' },
        { name: 'extra', label: 'Extra', type: 'json', origin: 'author' },
        {
          name: 'perServing',
          label: 'Per serving',
          type: 'computed',
          origin: 'computed',
          resultType: 'decimal',
          scale: 2,
          computed: { is: 'cost by servings' },
        },
      ],
      checks: [
        { name: 'timesAddUp', message: 'The total is shorter than the preparation', fields: ['totalMinutes'], rule: { is: 'times add up' } },
      ],
    },
    {
      name: 'category',
      label: 'Category',
      labelPlural: 'Categories',
      titleField: 'name',
      select: '*',
      can: { create: false, update: false, delete: false },
      fields: [{ name: 'name', label: 'Name', type: 'text', origin: 'author', required: true }],
    },
  ],
  views: [
    {
      kind: 'list',
      name: 'recipes',
      label: 'Recipes',
      table: 'recipe',
      columns: ['title', 'category', 'servings'],
      sort: [{ field: 'title', descending: false }],
      pageSize: 25,
    },
    {
      kind: 'form',
      name: 'recipe-form',
      label: 'Recipe',
      table: 'recipe',
      layout: {
        type: 'VerticalLayout',
        elements: [
          { type: 'Control', scope: '#/properties/title' },
          { type: 'Group', label: 'Time', elements: [{ type: 'Control', scope: '#/properties/prepMinutes' }] },
        ],
      },
    },
    { kind: 'detail', name: 'recipe-detail', label: 'Recipe', table: 'recipe', layout: { type: 'VerticalLayout', elements: [] } },
    { kind: 'list', name: 'categories', label: 'Categories', table: 'category', columns: ['name'] },
    { kind: 'carousel', name: 'later', label: 'Later', table: 'recipe' },
  ],
  first: { view: 'recipes', rows: [{ id: '1', title: 'Soup' }], total: 104 },
};

export function recipes(): App {
  return parseBootstrap(JSON.stringify(BOOTSTRAP));
}

export const NOON = new Date('2026-03-10T11:00:00Z');

export const formats = new Formats('en-GB', 'Europe/Vienna', () => NOON);

export function recipeTable() {
  return tableOf(recipes(), 'recipe');
}

export function field(name: string) {
  const found = recipeTable().fields.find((it) => it.name === name);
  if (!found) throw new Error(`no field ${name}`);
  return found;
}
