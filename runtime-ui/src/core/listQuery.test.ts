import { expect, test } from 'vitest';
import { recipes, recipeTable } from '../testing/recipes';
import { listsOf } from './app';
import { isFiltered, PLAIN, pressSort, readListQuery, sortOf, writeListQuery } from './listQuery';

const table = recipeTable();
const view = listsOf(recipes())[0]!;
const read = (text: string) => readListQuery(new URLSearchParams(text), table);

test('what makes no sense is left out', () => {
  const query = read('q=x&sort=nothing,method,servings.desc&filter=nothing.eq.1&filter=title.between.1&filter=title.eq.&page=-2');

  expect(query).toEqual({ search: 'x', sort: [{ field: 'servings', descending: true }], filters: [], page: 1 });
});

test('values keep dots, commas and signs', () => {
  const filters = [
    { field: 'title', operator: 'eq', values: ['1.5 l, hot & 100%'] },
    { field: 'difficulty', operator: 'any', values: ['a,b', 'c'] },
  ];

  expect(readListQuery(new URLSearchParams(writeListQuery({ ...PLAIN, filters }).toString()), table).filters).toEqual(filters);
});

test('a header goes up, down and back to the view’s order', () => {
  const up = pressSort(view, { ...PLAIN, page: 4 }, 'servings');
  const down = pressSort(view, up, 'servings');
  const back = pressSort(view, down, 'servings');

  expect(up).toMatchObject({ sort: [{ field: 'servings', descending: false }], page: 1 });
  expect(down.sort).toEqual([{ field: 'servings', descending: true }]);
  expect(back.sort).toEqual([]);
});

test('the first press on the header that holds already turns it around', () => {
  expect(pressSort(view, PLAIN, 'title').sort).toEqual([{ field: 'title', descending: true }]);
});

test('without any order the newest comes first', () => {
  expect(sortOf({ ...view, sort: [] }, PLAIN)).toEqual([{ field: 'createdAt', descending: true }]);
});

test('spaces are not a search', () => {
  expect(isFiltered({ ...PLAIN, search: '  ' })).toBe(false);
});
