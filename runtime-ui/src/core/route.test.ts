import { expect, test } from 'vitest';
import { recipes } from '../testing/recipes';
import { addressOf, closed, creating, editing, readRoute, showing, type Place } from './route';

const app = recipes();

function place(address: string): Place {
  const url = new URL(address, 'http://localhost');
  const route = readRoute(app, url.pathname, url.search);
  if (route.kind !== 'place') throw new Error(`${address} is nowhere`);
  return route;
}

test('the base is the first list', () => {
  expect(place('/u/demo/recipes')).toMatchObject({ list: { name: 'recipes' }, panel: null });
  expect(place('/u/demo/recipes/')).toMatchObject({ list: { name: 'recipes' }, panel: null });
});

test.each([
  '/u/demo/recipes/recipes',
  '/u/demo/recipes/categories',
  '/u/demo/recipes/recipes/new',
  '/u/demo/recipes/recipes/018f-1',
  '/u/demo/recipes/recipes/018f-1?edit=1',
  '/u/demo/recipes/recipe-detail/018f-1',
  '/u/demo/recipes/recipes?q=lentil+soup&filter=difficulty.any.easy%2Chard&filter=servings.gte.4&sort=title.desc&page=3',
  '/u/demo/recipes/recipes/018f-1?filter=cost.empty.&page=2',
])('%s survives a reload', (address) => {
  expect(addressOf(app, place(address))).toBe(address);
});

test.each(['/u/demo/recipes/nothing', '/u/demo/recipes/recipes/1/2', '/u/demo/other', '/u/demo/recipesque', '/u/demo/recipes/categories/new'])(
  '%s is nowhere',
  (address) => {
    expect(readRoute(app, address, '')).toEqual({ kind: 'nowhere' });
  },
);

test('a form’s own address writes a new record, with an id it edits', () => {
  expect(place('/u/demo/recipes/recipe-form')).toMatchObject({ list: { name: 'recipes' }, panel: { kind: 'new' } });
  expect(place('/u/demo/recipes/recipe-form/7')).toMatchObject({ panel: { kind: 'edit', id: '7' } });
});

test('panels open over the list as it is asked, and close to it', () => {
  const list = place('/u/demo/recipes/recipes?q=soup&page=2');
  const shown = showing(app, list, '7');

  expect(shown && addressOf(app, shown)).toBe('/u/demo/recipes/recipes/7?q=soup&page=2');
  expect(addressOf(app, editing(app, list, '7')!)).toBe('/u/demo/recipes/recipes/7?q=soup&page=2&edit=1');
  expect(addressOf(app, creating(app, list)!)).toBe('/u/demo/recipes/recipes/new?q=soup&page=2');
  expect(closed(shown!)).toEqual(list);
});
