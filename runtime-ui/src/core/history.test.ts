import { expect, test } from 'vitest';
import { fieldOf } from './app';
import { changedText, changeOf, deed, doer, relatedIds } from './history';
import { formats } from '../testing/recipes';
import { tickets } from '../testing/tickets';

const table = tickets();
const entry = (own: object) =>
  changeOf({ seq: 7, at: '2026-03-01T17:30:00Z', by: null, change: 'updated', version: 2, because: null, fields: {}, ...own });
const field = (name: string) => {
  const found = fieldOf(table, name);
  if (!found) throw new Error(name);
  return found;
};

test('an entry says what was done', () => {
  expect(deed(entry({ change: 'created' }), table)).toBe('Created');
  expect(deed(entry({}), table)).toBe('Changed');
  expect(deed(entry({ because: 'close' }), table)).toBe('Close');
  expect(deed(entry({ because: 'gone' }), table)).toBe('Moved');
  expect(deed(entry({ change: 'created', because: 'restore' }), table)).toBe('Restored');
  expect(deed(entry({ change: 'deleted', because: 'cascade' }), table)).toBe('Deleted with another record');
});

test('an entry says who did it, as far as the page knows people', () => {
  const me = { id: 'member:1', email: 'ann@example.org' };

  expect(doer('member:1', me)).toBe('You');
  expect(doer('member:0190d9e0-aaaa-7000-8000-000000abcdef', me)).toBe('Member abcdef');
  expect(doer('builder:demo', me)).toBe('demo');
  expect(doer('key:0190d9e0-aaaa-7000-8000-000000abcdef', me)).toBe('API key abcdef');
  expect(doer(null, { id: null, email: null })).toBe('Somebody without a sign-in');
});

test('values are written as the field writes them, related rows by their titles', () => {
  const titles = new Map([['t9', 'Nine']]);

  expect(changedText('closed', field('status'), titles, formats)).toBe('Done');
  expect(changedText(null, field('status'), titles, formats)).toBe('–');
  expect(changedText('12.5', field('amount'), titles, formats)).toBe('€12.50');
  expect(changedText('t9', field('customer'), titles, formats)).toBe('Nine');
  expect(changedText(['t9', '01920000-0000-7000-8000-0000000000ff'], field('watchers'), titles, formats)).toBe('Nine, 0000ff');
});

test('the ids to be named are gathered by field, each once', () => {
  const changes = [
    entry({ fields: { customer: { from: null, to: 't1' }, title: { from: 'a', to: 'b' } } }),
    entry({ fields: { customer: { from: 't1', to: 't2' }, watchers: { from: [], to: ['t3'] } } }),
  ];

  const ids = [...relatedIds(changes, table)].map(([{ name }, found]) => [name, found]);

  expect(ids).toEqual([['customer', ['t1', 't2']], ['watchers', ['t3']]]);
});
