import { expect, test } from 'vitest';
import { formats, recipeTable } from '../testing/recipes';
import {
  changesOf,
  draftOfRow,
  isDirty,
  newDraft,
  problemsOf,
  rebased,
  rowOf,
  withInput,
  type Draft,
} from './draft';
import type { Evaluate } from './conditions';
import type { Json, Row } from './json';
import type { Input } from '../fields/kind';

const table = recipeTable();
const STORED: Row = {
  id: '1',
  version: 3,
  title: 'Soup',
  category: { id: 'c1', name: 'Soups' },
  servings: 4,
  prepMinutes: 10,
  totalMinutes: 30,
  cost: '12.50',
  tags: ['vegan'],
  servedAt: '2026-03-01T17:30:15.25Z',
};

/** Stands in for the expressions: knows the two of the test's app. */
const evaluate: Evaluate = (expression, row) => {
  const is = (expression as { is: string }).is;
  if (is === 'cost by servings') return row['cost'] === null ? null : `${row['cost']} / ${row['servings']}`;
  return Number(row['totalMinutes'] ?? 0) >= Number(row['prepMinutes'] ?? 0);
};

const entering = (draft: Draft, inputs: Record<string, Input>) =>
  Object.entries(inputs).reduce((it, [field, input]) => withInput(it, field, input), draft);

test('a new draft begins with the defaults', () => {
  const draft = newDraft(table, formats);

  expect(draft.inputs).toMatchObject({ title: '', difficulty: 'easy', servings: '4', tags: [], category: null });
  expect(draft.inputs).not.toHaveProperty('number');
  expect(draft.inputs).not.toHaveProperty('perServing');
  expect(isDirty(draft)).toBe(false);
});

test('a new row sends what is there, and null where a default was cleared', () => {
  const draft = entering(newDraft(table, formats), {
    title: 'Stew',
    category: { id: 'c1', title: 'Soups' },
    difficulty: '',
    cost: '1,250.5',
  });

  expect(changesOf(draft, formats, null)).toEqual({ title: 'Stew', category: 'c1', difficulty: null, servings: 4, cost: '1250.5' });
});

test('a change sends only what changed', () => {
  const draft = entering(draftOfRow(table, STORED, formats), { title: 'Stew', tags: [] });

  expect(changesOf(draft, formats, null)).toEqual({ title: 'Stew', tags: [] });
});

test('a value the input shows shorter stays as it is when nobody touches it', () => {
  const draft = draftOfRow(table, STORED, formats);

  expect(draft.inputs['servedAt']).toBe('2026-03-01T18:30:15');
  expect(changesOf(withInput(draft, 'title', 'Stew'), formats, null)).not.toHaveProperty('servedAt');
});

test('going back to what was is no change', () => {
  const draft = entering(draftOfRow(table, STORED, formats), { title: 'Stew' });

  expect(isDirty(draft)).toBe(true);
  expect(isDirty(withInput(draft, 'title', 'Soup'))).toBe(false);
});

test('every field says what it needs', () => {
  const draft = entering(newDraft(table, formats), {
    title: 'So',
    servings: '0',
    prepMinutes: '1.5',
    cost: '1.999',
    weight: '0.007',
    tags: ['vegan', 'quick'],
    source: 'javascript:alert(1)',
    extra: '{',
    firstCooked: '?',
  });

  expect(problemsOf(draft, formats, evaluate)).toEqual({
    title: 'Use at least 3 characters',
    category: 'Choose the category',
    servings: 'Enter a number from 1 to 100',
    prepMinutes: 'Enter a whole number',
    cost: 'Use at most 2 digits after the point',
    weight: 'Enter a multiple of 0.005',
    tags: 'Choose at most 1; 2 are chosen',
    source: 'Enter an address that begins with https://',
    extra: expect.stringMatching(/^This is not JSON yet/) as string,
    firstCooked: 'Enter a date with a four-digit year',
  });
});

test('checks speak once their fields are fine', () => {
  const draft = entering(draftOfRow(table, STORED, formats), { prepMinutes: '50' });
  const message = { totalMinutes: 'The total is shorter than the preparation' };

  expect(problemsOf(draft, formats, evaluate)).toEqual(message);
  expect(problemsOf(withInput(draft, 'totalMinutes', 'x'), formats, evaluate)).toEqual({ totalMinutes: 'Enter a whole number' });
  expect(problemsOf(withInput(draft, 'totalMinutes', '60'), formats, evaluate)).toEqual({});
});

test('a check without an answer does not hold', () => {
  const unsure: Evaluate = (): Json => null;

  expect(problemsOf(draftOfRow(table, STORED, formats), formats, unsure)).toHaveProperty('totalMinutes');
});

test('what the page cannot perform is left to the server', () => {
  const older: Evaluate = () => {
    throw new TypeError('no such operation');
  };
  const draft = draftOfRow(table, STORED, formats);

  expect(problemsOf(draft, formats, older)).toEqual({});
  expect(rowOf(draft, formats, older)['perServing']).toBeNull();
});

test('computed fields follow what is entered', () => {
  const draft = draftOfRow(table, { ...STORED, perServing: '3.13' }, formats);

  expect(rowOf(withInput(draft, 'servings', '5'), formats, evaluate)['perServing']).toBe('12.50 / 5');
  expect(rowOf(draft, formats, null)['perServing']).toBe('3.13');
});

test('over a newer row the person’s words stay and the rest is the newer row’s', () => {
  const draft = entering(draftOfRow(table, STORED, formats), { title: 'Stew' });

  const newer = rebased(draft, { ...STORED, version: 4, title: 'Broth', servings: 6 }, formats);

  expect(newer.inputs).toMatchObject({ title: 'Stew', servings: '6' });
  expect(changesOf(newer, formats, null)).toEqual({ title: 'Stew' });
});
