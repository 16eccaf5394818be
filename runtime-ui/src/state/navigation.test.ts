import { expect, test } from 'vitest';
import { PLAIN } from '../core/listQuery';
import { asked, closed, creating, showing } from '../core/route';
import { FakeWindow, settled } from '../testing/fakeWindow';
import { recipes } from '../testing/recipes';
import { Navigation } from './navigation.svelte';

const app = recipes();
const LIST = '/u/demo/recipes/recipes';

function at(address: string) {
  const window = new FakeWindow(address);
  const navigation = new Navigation(app, window.asWindow());
  navigation.listen();
  const place = () => {
    if (!navigation.place) throw new Error('It is nowhere');
    return navigation.place;
  };
  return { window, navigation, place };
}

test('goes forth and back with the address', async () => {
  const { window, navigation, place } = at(LIST);

  await navigation.go(asked(place(), { ...PLAIN, search: 'soup' }));
  await navigation.go(showing(app, place(), '7'));

  expect(window.address).toBe(`${LIST}/7?q=soup`);

  window.history.back();
  await settled();

  expect(place()).toMatchObject({ panel: null, query: { search: 'soup' } });
});

test('closing a panel is a step back, so that nothing piles up', async () => {
  const { window, navigation, place } = at(LIST);
  await navigation.go(showing(app, place(), '7'));

  await navigation.back(closed(place()));
  await settled();

  expect(window.address).toBe(LIST);
  window.history.go(1);
  await settled();
  expect(place().panel).toMatchObject({ kind: 'show', id: '7' });
});

test('closing a panel that was opened by its link goes to the list behind it', async () => {
  const { window, navigation, place } = at(`${LIST}/7?page=2`);

  await navigation.back(closed(place()));

  expect(window.address).toBe(`${LIST}?page=2`);
  expect(place().panel).toBeNull();
});

test('unsaved words hold every way out until the person lets go', async () => {
  const { window, navigation, place } = at(LIST);
  await navigation.go(creating(app, place()));
  let answer = false;
  navigation.guard = () => Promise.resolve(answer);

  window.history.back();
  await settled();
  expect(window.address).toBe(`${LIST}/new`);
  expect(place().panel).toMatchObject({ kind: 'new' });

  await navigation.go(closed(place()));
  expect(place().panel).toMatchObject({ kind: 'new' });

  answer = true;
  window.history.back();
  await settled();
  expect(window.address).toBe(LIST);
  expect(place().panel).toBeNull();
  expect(navigation.guard).toBeNull();
});
