import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { expect, test } from '@playwright/test';

// The client as its users have it: nothing of it knows that this is not Supabase.
const origin = new URL(process.env['LIBRETTO_APP_URL'] ?? '').origin;
const builder = process.env['LIBRETTO_BUILDER_URL'] ?? '';
const authorization = { Authorization: `Bearer ${process.env['LIBRETTO_BUILDER_TOKEN'] ?? ''}` };

async function client(scopes: readonly string[]): Promise<SupabaseClient> {
  const response = await fetch(`${builder}/api/v1/apps/demo/library/keys`, {
    method: 'POST',
    headers: { ...authorization, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: `supabase ${scopes.join(' ')}`, scopes }),
  });
  expect(response.status).toBe(201);
  const { key } = (await response.json()) as { key: string };
  return createClient(`${origin}/u/demo/library`, key, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    // Node 20 has no WebSocket of its own, and the client wants one before anybody listens to anything.
    realtime: { transport: EventTarget as never },
  });
}

test.describe.configure({ mode: 'serial' });

let db: SupabaseClient;
let austen = '';
let mann = '';

test.beforeAll(async () => {
  db = await client(['*:*']);
  const authors = await db
    .from('author')
    .insert([{ name: 'Jane Austen', country: 'England' }, { name: 'Thomas Mann', country: 'Germany' }, { name: 'Nobody' }])
    .select('id, name')
    .throwOnError();
  austen = authors.data[0]?.id as string;
  mann = authors.data[1]?.id as string;
  const genres = await db.from('genre').insert([{ name: 'novel' }, { name: 'satire' }]).select().throwOnError();
  const [novel, satire] = genres.data.map((genre) => genre.id as string);
  await db
    .from('book')
    .insert([
      { title: 'Emma', isbn: '1', pages: 470, price: '9.50', published: '1815-12-23', author: austen, genres: [novel, satire], shades: ['light'], data: { tags: ['match', 'town'], seen: { by: 'Ann' } } },
      { title: 'Persuasion', isbn: '2', pages: 250, price: '7.00', published: '1817-12-20', author: austen, genres: [novel], shades: ['light', 'dark'] },
      { title: 'Der Zauberberg', isbn: '3', pages: 1000, published: '1924-11-01', author: mann, genres: [novel], shades: ['dark'] },
      { title: 'Anonymous pamphlet', isbn: '4', pages: 12 },
    ])
    .throwOnError();
});

test.afterAll(async () => {
  for (const table of ['book', 'author', 'genre']) await db.from(table).delete().not('id', 'is', null);
});

const titles = (answer: { data: unknown; error: unknown }): string[] => {
  expect(answer.error).toBeNull();
  return (answer.data as { title: string }[]).map((row) => row.title);
};

test('selects columns, aliases, casts and paths into JSON', async () => {
  const { data, error } = await db
    .from('book')
    .select('name:title, pages::text, price::float8, first:data->tags->>0, data->seen->by')
    .eq('title', 'Emma')
    .single();

  expect(error).toBeNull();
  expect(data).toEqual({ name: 'Emma', pages: '470', price: 9.5, first: 'match', by: 'Ann' });
});

test('embeds one row, several, and those of a relation no field here declares', async () => {
  const books = await db.from('book').select('title, author(name), genres(name)').order('title').throwOnError();
  const authors = await db
    .from('author')
    .select('name, book(title, genres(name))')
    .order('name')
    .order('pages', { referencedTable: 'book', ascending: false })
    .limit(1, { referencedTable: 'book' })
    .throwOnError();

  expect(books.data[2]).toEqual({ title: 'Emma', author: { name: 'Jane Austen' }, genres: [{ name: 'novel' }, { name: 'satire' }] });
  expect(books.data[0]).toEqual({ title: 'Anonymous pamphlet', author: null, genres: [] });
  expect(authors.data).toEqual([
    { name: 'Jane Austen', book: [{ title: 'Emma', genres: [{ name: 'novel' }, { name: 'satire' }] }] },
    { name: 'Nobody', book: [] },
    { name: 'Thomas Mann', book: [{ title: 'Der Zauberberg', genres: [{ name: 'novel' }] }] },
  ]);
});

test('filters by embedded rows, inner and outer', async () => {
  const inner = db.from('book').select('title, author!inner(name)').eq('author.name', 'Thomas Mann');
  const outer = db.from('author').select('name, book(title)').ilike('book.title', 'e%').order('name');
  const either = db.from('author').select('name, book!inner(title)').or('title.eq.Emma,pages.gt.900', { referencedTable: 'book' }).order('name');
  const none = db.from('author').select('name, book()').is('book', null);

  expect(titles(await inner)).toEqual(['Der Zauberberg']);
  expect((await outer.throwOnError()).data.map((row) => [row.name, row.book.length])).toEqual([['Jane Austen', 1], ['Nobody', 0], ['Thomas Mann', 0]]);
  expect((await either.throwOnError()).data.map((row) => row.name)).toEqual(['Jane Austen', 'Thomas Mann']);
  expect((await none.throwOnError()).data).toEqual([{ name: 'Nobody' }]);
});

test('has every filter that fits its types', async () => {
  const book = () => db.from('book').select('title').order('title');

  expect(titles(await book().neq('pages', 12).gt('pages', 250))).toEqual(['Der Zauberberg', 'Emma']);
  expect(titles(await book().gte('pages', 250).lt('pages', 471).lte('published', '1816-01-01'))).toEqual(['Emma']);
  expect(titles(await book().like('title', '%mm%'))).toEqual(['Emma']);
  expect(titles(await book().likeAnyOf('title', ['E%', 'P%']))).toEqual(['Emma', 'Persuasion']);
  expect(titles(await book().ilikeAllOf('title', ['%e%', '%z%']))).toEqual(['Der Zauberberg']);
  expect(titles(await book().is('price', null).in('isbn', ['3', '4']))).toEqual(['Anonymous pamphlet', 'Der Zauberberg']);
  expect(titles(await book().contains('shades', ['light', 'dark']))).toEqual(['Persuasion']);
  expect(titles(await book().containedBy('shades', ['dark']))).toEqual(['Der Zauberberg']);
  expect(titles(await book().overlaps('shades', ['dark', 'odd']))).toEqual(['Der Zauberberg', 'Persuasion']);
  expect(titles(await book().textSearch('title', 'zauberberg', { type: 'websearch', config: 'german' }))).toEqual(['Der Zauberberg']);
  expect(titles(await book().textSearch('title', "'emma' | 'persuasion'"))).toEqual(['Emma', 'Persuasion']);
  expect(titles(await book().match({ isbn: '1', pages: 470 }))).toEqual(['Emma']);
  expect(titles(await book().not('pages', 'in', '(470,250)'))).toEqual(['Anonymous pamphlet', 'Der Zauberberg']);
  expect(titles(await book().or('pages.lt.100,and(title.eq.Emma,price.gt.9)'))).toEqual(['Anonymous pamphlet', 'Emma']);
  expect(titles(await book().filter('data->seen->>by', 'eq', 'Ann'))).toEqual(['Emma']);
  expect(titles(await book().filter('title', 'imatch', '^(em|per)'))).toEqual(['Emma', 'Persuasion']);
});

test('orders, pages and counts', async () => {
  const page = await db.from('book').select('title', { count: 'exact' }).order('pages', { ascending: false }).range(1, 2);
  const head = await db.from('book').select('*', { count: 'estimated', head: true });
  const nulls = await db.from('book').select('title').order('price', { nullsFirst: true }).order('title').limit(2);
  const related = await db.from('book').select('title').order('author(country)', { nullsFirst: false }).order('title');

  expect(titles(page)).toEqual(['Emma', 'Persuasion']);
  expect(page.count).toBe(4);
  expect(head.count).toBe(4);
  expect(head.data).toBeNull();
  expect(titles(nulls)).toEqual(['Anonymous pamphlet', 'Der Zauberberg']);
  expect(titles(related)).toEqual(['Emma', 'Persuasion', 'Der Zauberberg', 'Anonymous pamphlet']);
});

test('answers one row, or says that there is none', async () => {
  const one = await db.from('book').select('title').eq('isbn', '1').single();
  const maybe = await db.from('book').select('title').eq('isbn', '99').maybeSingle();
  const none = await db.from('book').select('title').eq('isbn', '99').single();

  expect(one.data).toEqual({ title: 'Emma' });
  expect(maybe.data).toBeNull();
  expect(maybe.error).toBeNull();
  expect(none.status).toBe(406);
  expect(none.error?.code).toBe('LIB-723');
});

test('inserts, updates, merges and deletes', async () => {
  const added = await db.from('book').insert({ title: 'Draft', isbn: 'd', author: mann }).select('title, pages, author(name)').single();
  const many = await db.from('book').insert([{ title: 'A', isbn: 'a' }, { title: 'B', pages: 3 }], { defaultToNull: false }).select('pages');
  const merged = await db.from('book').upsert([{ isbn: 'd', title: 'Final' }, { isbn: 'e', title: 'New' }], { onConflict: 'isbn' }).select('title, pages');
  const ignored = await db.from('book').upsert({ isbn: 'd', title: 'Never' }, { onConflict: 'isbn', ignoreDuplicates: true }).select();
  const changed = await db.from('book').update({ pages: 7 }).in('isbn', ['a', 'd']).select('pages');
  const collided = await db.from('book').insert({ title: 'Twice', isbn: '1' });
  const deleted = await db.from('book').delete().in('title', ['Final', 'New', 'A', 'B']).select('title');

  expect(added.status).toBe(201);
  expect(added.data).toEqual({ title: 'Draft', pages: 100, author: { name: 'Thomas Mann' } });
  expect(many.data).toEqual([{ pages: 100 }, { pages: 3 }]);
  expect(merged.data).toEqual([{ title: 'Final', pages: 100 }, { title: 'New', pages: 100 }]);
  expect(ignored.data).toEqual([]);
  expect(changed.data).toEqual([{ pages: 7 }, { pages: 7 }]);
  expect(collided.error?.code).toBe('LIB-810');
  expect(deleted.data?.length).toBe(4);
});

test('bounds a change, and tries one', async () => {
  const bounded = await db.from('book').update({ pages: 1 }).gt('pages', 0).maxAffected(1);
  const tried = await db.from('book').update({ pages: 1 }).eq('isbn', '1').select('pages').rollback();
  const after = await db.from('book').select('pages').eq('isbn', '1').single();

  expect(bounded.error?.code).toBe('LIB-891');
  expect(tried.data).toEqual([{ pages: 1 }]);
  expect(after.data).toEqual({ pages: 470 });
});

test('moves a record by its transitions', async () => {
  const { data } = await db.from('book').select('id').eq('isbn', '2').single();
  const lent = await db.rpc('lend', { id: data?.id });
  const again = await db.rpc('lend', { id: data?.id });
  const back = await db.rpc('giveBack', { id: data?.id });

  expect(lent.data.status).toBe('out');
  expect(again.error?.code).toBe('LIB-744');
  expect(back.data.status).toBe('in');
});

test('says what a key does not reach, and what is misspelled', async () => {
  const reader = await client(['author:read']);
  const beyond = await reader.from('author').select('name, book(title)');
  const written = await reader.from('author').insert({ name: 'x' });
  const misspelled = await db.from('book').select('titel');

  expect(beyond.error?.code).toBe('LIB-749');
  expect(written.error).not.toBeNull();
  expect(misspelled.status).toBe(400);
  expect(misspelled.error?.hint).toBe('Did you mean `title`?');
});
