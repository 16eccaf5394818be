import { expect, test } from 'vitest';
import { recipes } from '../testing/recipes';
import { columnsOf, detailFor, fieldOf, formFor, listsOf, tableOf } from './app';
import { parseBootstrap } from './bootstrap';
import { fieldsIn } from './layout';

test('absent keys become neutral values', () => {
  const app = recipes();

  expect(app.description).toBeNull();
  expect(fieldOf(tableOf(app, 'recipe'), 'title')).toMatchObject({ help: null, pattern: null, options: [], minLength: 3 });
  expect(tableOf(app, 'category').checks).toEqual([]);
  expect(listsOf(app).find((view) => view.name === 'categories')).toMatchObject({ sort: [], pageSize: 25 });
});

test('system fields are there even when they are not sent', () => {
  const names = tableOf(recipes(), 'category').fields.map((field) => field.name);

  expect(names).toEqual(['name', 'id', 'createdAt', 'createdBy', 'updatedAt', 'version']);
});

test('who made a row is somebody, whatever the engine calls the field', () => {
  const sent = { name: 'createdBy', label: 'Created by', type: 'text', origin: 'system' };
  const app = parseBootstrap(JSON.stringify({ tables: [{ name: 'note', fields: [sent] }] }));

  expect(fieldOf(tableOf(app, 'note'), 'createdBy')).toMatchObject({ type: 'user', origin: 'system' });
  expect(fieldOf(tableOf(recipes(), 'category'), 'createdBy')?.type).toBe('user');
});

test('a view of an unknown kind is left out', () => {
  expect(recipes().views.map((view) => view.name)).not.toContain('later');
});

test('scopes become field names', () => {
  const app = recipes();
  const [list] = listsOf(app);

  expect(list && fieldsIn(formFor(app, list)!.layout)).toEqual(['title', 'prepMinutes']);
  expect(list && detailFor(app, list)?.name).toBe('recipe-detail');
});

test('the title is a column even when the author left it out', () => {
  const app = recipes();
  const [list] = listsOf(app);

  expect(columnsOf({ ...list!, columns: ['servings'] }, tableOf(app, 'recipe')).map((field) => field.name)).toEqual(['title', 'servings']);
  expect(columnsOf({ ...list!, columns: ['servings', 'title'] }, tableOf(app, 'recipe')).map((field) => field.name)).toEqual(['servings', 'title']);
});

test('bounds stay text', () => {
  expect(fieldOf(tableOf(recipes(), 'recipe'), 'servings')).toMatchObject({ minimum: '1', maximum: '100' });
});

test('an empty block is an app without anything', () => {
  expect(parseBootstrap('{}')).toMatchObject({ tables: [], views: [], first: null, timeZone: 'UTC' });
});
