import { expect, test } from 'vitest';
import { recipeTable } from '../testing/recipes';
import { RestError } from './problem';
import { Rest } from './rest';

const table = recipeTable();

/** An API that answers one thing and remembers what it was asked. */
function answering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const asked: { url: string; init: RequestInit }[] = [];
  const rest = new Rest('/u/demo/recipes', async (url, init = {}) => {
    asked.push({ url, init });
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
  });
  return { rest, asked, header: (name: string) => new Headers(asked[0]?.init.headers).get(name) };
}

async function failure(promise: Promise<unknown>): Promise<RestError> {
  const caught = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(caught instanceof RestError)) throw new Error('It did not fail as it should');
  return caught;
}

test('a page carries the exact count', async () => {
  const { rest, asked, header } = answering(206, [{ id: '1' }], { 'Content-Range': '0-0/104' });

  const page = await rest.list(table, new URLSearchParams({ limit: '1' }));

  expect(page).toEqual({ rows: [{ id: '1' }], total: 104 });
  expect(asked[0]?.url).toBe('/u/demo/recipes/rest/v1/recipe?limit=1');
  expect(header('Prefer')).toBe('count=exact');
});

test('no rows are no rows', async () => {
  const { rest } = answering(200, [], { 'Content-Range': '*/0' });

  expect(await rest.list(table, new URLSearchParams())).toEqual({ rows: [], total: 0 });
});

test('a change names the version it was made on', async () => {
  const { rest, asked, header } = answering(200, { id: 'a/b', version: 8 });

  const { version } = await rest.update(table, 'a/b', 7, { title: 'Soup' });

  expect(version).toBe(8);
  expect(asked[0]).toMatchObject({ url: '/u/demo/recipes/rest/v1/recipe/a%2Fb', init: { method: 'PATCH', body: '{"title":"Soup"}' } });
  expect(header('If-Match')).toBe('"7"');
});

test('a created row is taken from an object or an array', async () => {
  expect((await answering(201, [{ id: '1', version: 1 }]).rest.create(table, {})).row).toEqual({ id: '1', version: 1 });
  expect((await answering(201, { id: '2', version: 1 }).rest.create(table, {})).row).toEqual({ id: '2', version: 1 });
});

test('faults of fields arrive at their fields', async () => {
  const { rest } = answering(400, {
    code: 'LIB-803',
    message: 'The row is not valid',
    details: null,
    hint: 'Fill it in',
    errors: [
      { field: 'title', pointer: '/title', code: 'LIB-803', message: 'A value is required' },
      { pointer: '/a~1b', message: 'No' },
    ],
  });

  const error = await failure(rest.create(table, {}));

  expect(error).toMatchObject({ reason: 'invalid', code: 'LIB-803', message: 'The row is not valid', hint: 'Fill it in' });
  expect(error.fields).toEqual([
    { field: 'title', message: 'A value is required' },
    { field: 'a/b', message: 'No' },
  ]);
});

test.each([
  [401, 'refused'],
  [404, 'missing'],
  [409, 'conflict'],
  [412, 'stale'],
  [416, 'range'],
  [429, 'busy'],
  [500, 'broken'],
])('%i is %s, in words, even without a body', async (status, reason) => {
  const error = await failure(answering(status, undefined).rest.remove(table, '1', 1));

  expect(error.reason).toBe(reason);
  expect(error.message).not.toBe('');
});

test('a problem document is understood too', async () => {
  const { rest } = answering(503, { title: 'Busy', error: { code: 'LIB-900', message: 'Come back later', details: [] } });

  expect(await failure(rest.get(table, '1'))).toMatchObject({ reason: 'busy', code: 'LIB-900', message: 'Come back later' });
});

test('no answer at all is offline, an abandoned question is not', async () => {
  const broken = new Rest('', () => Promise.reject(new TypeError('fetch failed')));
  const abandoned = new Rest('', () => Promise.reject(new DOMException('gone', 'AbortError')));

  expect((await failure(broken.get(table, '1'))).reason).toBe('offline');
  await expect(abandoned.get(table, '1')).rejects.toBeInstanceOf(DOMException);
});

test('a change carries what only the page knows', async () => {
  const asked: RequestInit[] = [];
  const rest = new Rest(
    '',
    async (_, init = {}) => {
      asked.push(init);
      return new Response('[]');
    },
    'of-this-page',
  );

  await rest.list(table, new URLSearchParams());
  await rest.create(table, {});
  await rest.remove(table, '1', 1);

  expect(asked.map((init) => new Headers(init.headers).get('X-CSRF-Token'))).toEqual([null, 'of-this-page', 'of-this-page']);
});
