import { expect, test } from 'vitest';
import { FIELD_TYPES } from '../core/app';
import { field, formats } from '../testing/recipes';
import type { Input } from './kind';
import { isEditable, kindOf } from './kinds';
import { safeImage, safeLink, parseMarkdown } from './markdown/parse';

const read = (name: string, input: Input) => kindOf(field(name)).read(input, field(name), formats);

test.each(FIELD_TYPES.filter((type) => type !== 'computed'))('%s takes an empty input for no value', (type) => {
  const any = { ...field('title'), type, resultType: type, required: false };
  const kind = kindOf(any);

  const reading = kind.read(kind.input(null, any, formats), any, formats);

  expect(reading.ok && (reading.value === null || ((type === 'multiSelect' || type === 'relations') && Array.isArray(reading.value)))).toBe(true);
});

test('every operator of a type has its own name', () => {
  for (const type of FIELD_TYPES) {
    const names = kindOf({ ...field('title'), type, resultType: type }).operators.map((operator) => operator.id);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('an instant is entered in the time zone of the app', () => {
  expect(read('servedAt', '2026-07-01T18:30')).toEqual({ ok: true, value: '2026-07-01T16:30:00Z' });
});

test('a time always has seconds on the wire', () => {
  expect(read('bell', '18:30')).toEqual({ ok: true, value: '18:30:00' });
  expect(kindOf(field('bell')).input('18:30:00', field('bell'), formats)).toBe('18:30');
});

test('integers stay within what JSON can hold', () => {
  expect(read('servings', '9007199254740991')).toEqual({ ok: true, value: 9007199254740991 });
  expect(read('servings', '9007199254740992')).toEqual({ ok: false, message: 'This number is too large' });
  expect(read('servings', '4.0')).toEqual({ ok: true, value: 4 });
});

test('a value longer than a double is bounded exactly', () => {
  const cost = { ...field('cost'), maximum: '9007199254740992.99' };

  expect(kindOf(cost).check('9007199254740993.00', cost, formats)).toMatch(/^Enter a number from €0.00 to/);
  expect(kindOf(cost).check('9007199254740992.99', cost, formats)).toBeNull();
});

test('lengths count characters as people see code points', () => {
  expect(kindOf(field('title')).check('🍲🍲🍲', field('title'), formats)).toBeNull();
  expect(kindOf(field('title')).check('🍲🍲', field('title'), formats)).toBe('Use at least 3 characters');
});

test('a pattern only the server knows is left to the server', () => {
  const odd = { ...field('title'), pattern: '(?i:[a-z]+' };

  expect(kindOf(odd).check('abc', odd, formats)).toBeNull();
});

test('an optional switch may stay unanswered, a required one begins at no', () => {
  const vegan = field('vegan');

  expect(kindOf(vegan).input(null, vegan, formats)).toBeNull();
  expect(kindOf(vegan).input(null, { ...vegan, required: true }, formats)).toBe(false);
});

test('numbers the engine gives and computed values are not entered', () => {
  expect(isEditable(field('number'))).toBe(false);
  expect(isEditable(field('perServing'))).toBe(false);
  expect(isEditable(field('title'))).toBe(true);
});

test('markdown links only where it is safe', () => {
  expect(safeLink('javascript:alert(1)')).toBeNull();
  expect(safeLink('data:text/html,x')).toBeNull();
  expect(safeLink('https://example.org/a')).toBe('https://example.org/a');
  expect(safeImage('http://example.org/a.png')).toBeNull();
});

test('html in markdown is a token of text, never elements', () => {
  const [token] = parseMarkdown('<img src=x onerror=alert(1)>');

  expect(token).toMatchObject({ type: 'html', text: '<img src=x onerror=alert(1)>' });
});

test('rows chosen in a relation to several are sent by their ids, in their order', () => {
  const several = {
    ...field('title'),
    type: 'relations',
    resultType: 'relations',
    required: false,
    maxItems: 1,
    relation: { table: 'category', titleField: 'name' },
  } as const;
  const kind = kindOf(several);
  const stored = [{ id: 'b', name: 'Soups' }, { id: 'a', name: 'Cakes' }];

  expect(kind.text(stored, several, formats)).toBe('Soups, Cakes');
  expect(kind.read(kind.input(stored, several, formats), several, formats)).toEqual({ ok: true, value: ['b', 'a'] });
  expect(kind.check(['b', 'a'], several, formats)).toBe('Choose at most 1; 2 are chosen');
});

test('what comes from related rows shows as its result and is for nobody to fill in', () => {
  const total = { ...field('cost'), type: 'rollup', origin: 'computed' } as const;
  const names = { ...field('title'), type: 'lookup', origin: 'computed', resultType: 'list' } as const;

  expect(kindOf(total)).toBe(kindOf(field('cost')));
  expect(kindOf(names).text(['red', 'blue'], names, formats)).toBe('red, blue');
  expect(isEditable(total) || isEditable(names)).toBe(false);
});
