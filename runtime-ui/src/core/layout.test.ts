import { expect, test } from 'vitest';
import { recipeTable } from '../testing/recipes';
import type { Layout } from './app';
import { columnsIn } from './layout';

const beside = (width: number, ...fields: string[]) =>
  columnsIn(
    fields.map((field): Layout => ({ type: 'Control', field, label: null })),
    recipeTable(),
    width,
  );

test('numbers stand three beside each other, even on a phone', () => {
  expect(beside(440, 'servings', 'prepMinutes', 'totalMinutes')).toBe(3);
  expect(beside(350, 'servings', 'prepMinutes', 'totalMinutes')).toBe(3);
});

test('rows have equal lengths: four are two and two', () => {
  expect(beside(440, 'servings', 'prepMinutes', 'totalMinutes', 'cost')).toBe(2);
  expect(beside(440, 'category', 'difficulty', 'title', 'source')).toBe(2);
});

test('what needs room gets it', () => {
  expect(beside(440, 'firstCooked', 'servedAt', 'servings')).toBe(2);
  expect(beside(350, 'firstCooked', 'servedAt')).toBe(1);
});
