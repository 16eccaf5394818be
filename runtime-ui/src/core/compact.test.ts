import { expect, test } from 'vitest';
import { field } from '../testing/recipes';
import { compactOf } from './compact';

const compact = (...columns: string[]) => {
  const { badge, lead, trail, labelled } = compactOf(columns.map(field), 'title');
  return { badge: badge?.name, lead: lead?.name, trail: trail?.name, labelled };
};

test('a state, what it belongs to, and when', () => {
  expect(compact('title', 'servings', 'category', 'cost', 'difficulty', 'firstCooked')).toEqual({
    badge: 'difficulty',
    lead: 'category',
    trail: 'firstCooked',
    labelled: false,
  });
});

test('a bare figure keeps its label', () => {
  expect(compact('title', 'servings')).toEqual({ badge: undefined, lead: undefined, trail: 'servings', labelled: true });
});
