import { expect, test } from 'vitest';
import type { Row } from '../core/json';
import { Rest } from '../core/rest';
import { formats, recipeTable } from '../testing/recipes';
import { FormState } from './form.svelte';

const table = recipeTable();
const STORED: Row = { id: '1', version: 3, title: 'Soup', category: 'c1', servings: 4 };

/** A form before an API that gives these answers, one after the other. */
function form(stored: Row | null, ...answers: [status: number, body: unknown][]) {
  const sent: { method: string; body: unknown; version: string | null }[] = [];
  const rest = new Rest('', async (_, init = {}) => {
    sent.push({
      method: init.method ?? '',
      body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null,
      version: new Headers(init.headers).get('If-Match'),
    });
    const [status, body] = answers.shift() ?? [500, null];
    return new Response(JSON.stringify(body), { status });
  });
  const state = new FormState(table, formats, rest, null, stored && { row: stored, version: Number(stored['version']) });
  return { state, sent };
}

test('is silent until it is sent, then answers every key', async () => {
  const { state, sent } = form(null);
  state.enter('title', 'So');
  expect(state.messages).toEqual({});

  expect(await state.save()).toBeNull();

  expect(state.messages).toEqual({ title: 'Use at least 3 characters', category: 'Choose the category' });
  expect(sent).toEqual([]);
  state.enter('title', 'Soup');
  expect(state.messages).toEqual({ category: 'Choose the category' });
});

test('what the server finds stands at its field until that is changed', async () => {
  const { state } = form(STORED, [409, { message: 'Taken', errors: [{ field: 'title', message: 'There is a soup already' }] }]);
  state.enter('title', 'Stew');

  expect(await state.save()).toBeNull();

  expect(state.messages).toEqual({ title: 'There is a soup already' });
  expect(state.refusal).toBeNull();
  state.enter('title', 'Broth');
  expect(state.messages).toEqual({});
});

test('what belongs to no field is said above the form', async () => {
  const { state } = form(STORED, [403, { message: 'Only the owner may', hint: 'Ask them', errors: [] }]);
  state.enter('title', 'Stew');

  await state.save();

  expect(state.refusal).toMatchObject({ reason: 'refused', message: 'Only the owner may', hint: 'Ask them' });
});

test('nothing changed is nothing sent', async () => {
  const { state, sent } = form(STORED);

  expect(await state.save()).toEqual({ row: STORED, version: 3 });
  expect(sent).toEqual([]);
});

test('keeping mine saves only my change over theirs', async () => {
  const theirs = { ...STORED, version: 4, servings: 6 };
  const { state, sent } = form(STORED, [412, { message: 'Changed' }], [200, theirs], [200, { ...theirs, version: 5 }]);
  state.enter('title', 'Stew');

  await state.save();
  expect(state.refusal?.reason).toBe('stale');
  expect(await state.catchUp(true)).toBe(true);
  expect(state.refusal).toBeNull();
  await state.save();

  expect(sent.at(0)).toMatchObject({ method: 'PATCH', version: '"3"' });
  expect(sent.at(2)).toEqual({ method: 'PATCH', version: '"4"', body: { title: 'Stew' } });
});

test('reloading theirs lets mine go', async () => {
  const { state } = form(STORED, [412, { message: 'Changed' }], [200, { ...STORED, version: 4, title: 'Broth' }]);
  state.enter('title', 'Stew');

  await state.save();
  await state.catchUp(false);

  expect(state.draft.inputs['title']).toBe('Broth');
  expect(state.dirty).toBe(false);
});
