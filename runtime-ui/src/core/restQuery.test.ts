import { expect, test } from 'vitest';
import { recipes, recipeTable } from '../testing/recipes';
import { listsOf } from './app';
import { PLAIN, type Filter, type ListQuery } from './listQuery';
import { restQuery } from './restQuery';

const view = listsOf(recipes())[0]!;
const ask = (query: Partial<ListQuery>) => restQuery(recipeTable(), view, { ...PLAIN, ...query }, 'Europe/Vienna');
const filtered = (...filters: [string, string, ...string[]][]) =>
  ask({ filters: filters.map(([field, operator, ...values]): Filter => ({ field, operator, values })) });

test('asks for a page in the order of the view, told apart by id', () => {
  expect(Object.fromEntries(ask({ page: 3 }))).toEqual({
    select: '*,category(id,name)',
    order: 'title.asc.nullslast,id.asc',
    limit: '25',
    offset: '50',
  });
});

test('each word must stand in some text field', () => {
  const both = ask({ search: ' red  50% ' }).getAll('or');

  expect(both).toEqual([
    '(title.ilike."*red*",method.ilike."*red*",source.ilike."*red*")',
    '(title.ilike."*50\\\\%*",method.ilike."*50\\\\%*",source.ilike."*50\\\\%*")',
  ]);
});

test('a number is looked for among the numbers the engine gave', () => {
  expect(ask({ search: '12' }).get('or')).toContain('number.eq.12');
});

test('quotes cannot leave their value', () => {
  expect(ask({ search: 'a",id.eq.1)' }).get('or')).toContain('title.ilike."*a\\",id.eq.1)*"');
  expect(filtered(['difficulty', 'any', 'a"b\\c', 'd']).get('difficulty')).toBe('in.("a\\"b\\\\c","d")');
});

test.each([
  [['title', 'contains', '50%_\\'], 'title', 'ilike.*50\\%\\_\\\\*'],
  [['title', 'starts', 'Red'], 'title', 'ilike.Red*'],
  [['servings', 'gte', '4'], 'servings', 'gte.4'],
  [['cost', 'empty'], 'cost', 'is.null'],
  [['cost', 'filled'], 'cost', 'not.is.null'],
  [['vegan', 'yes'], 'vegan', 'is.true'],
  [['category', 'none', 'a', 'b'], 'category', 'not.in.("a","b")'],
  [['tags', 'cs', 'vegan', 'quick'], 'tags', 'cs.{vegan,quick}'],
  [['tags', 'lacks', 'vegan'], 'tags', 'not.ov.{vegan}'],
  [['firstCooked', 'lt', '2026-03-01'], 'firstCooked', 'lt.2026-03-01'],
] as const)('%j asks %s=%s', (filter, name, value) => {
  expect(filtered(filter as unknown as [string, string]).getAll(name)).toEqual([value]);
});

test('a day of an instant is the day of the app’s time zone', () => {
  expect(filtered(['servedAt', 'on', '2026-03-29']).getAll('servedAt')).toEqual([
    'gte.2026-03-28T23:00:00Z',
    'lt.2026-03-29T22:00:00Z',
  ]);
  expect(filtered(['servedAt', 'after', '2026-07-01']).getAll('servedAt')).toEqual(['gte.2026-07-01T22:00:00Z']);
});
