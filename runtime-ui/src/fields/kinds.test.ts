import { expect, test } from 'vitest';
import { FIELD_TYPES, type Field, type FieldType } from '../core/app';
import type { Json } from '../core/json';
import { field, formats } from '../testing/recipes';
import { hoursOf } from './duration/kind';
import { mapAddress } from './geo/kind';
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

const of = (type: FieldType, more: Partial<Field> = {}): Field => ({ ...field('prepMinutes'), type, resultType: type, ...more });
const reading = (it: Field, input: Input) => kindOf(it).read(input, it, formats);
const shown = (it: Field, value: Json) => kindOf(it).text(value, it, formats);

test('a telephone number loses what groups its digits', () => {
  expect(reading(of('phone'), ' +49 (30) 90-18/20 ')).toEqual({ ok: true, value: '+4930901820' });
  expect(kindOf(of('phone')).check('030901820', of('phone'), formats)).toMatch(/country code/);
  expect(kindOf(of('phone')).check('+4930901820', of('phone'), formats)).toBeNull();
});

test('a duration is entered in hours and minutes and keeps its seconds', () => {
  const duration = of('duration', { minimum: 'PT0S', maximum: 'PT2H' });

  expect(kindOf(duration).input('PT1H30M', duration, formats)).toBe('1:30:');
  expect(reading(duration, '1:30:')).toEqual({ ok: true, value: 'PT1H30M' });
  expect(reading(duration, ':90:')).toEqual({ ok: true, value: 'PT1H30M' });
  expect(reading(duration, kindOf(duration).input('-PT5M0.5S', duration, formats))).toEqual({ ok: true, value: '-PT5M0.5S' });
  expect(reading(duration, '0:0:')).toEqual({ ok: true, value: 'PT0S' });
  expect(reading(duration, '1.5::').ok).toBe(false);
  expect(shown(duration, 'PT36H')).toBe('36 h');
  expect(kindOf(duration).check('PT2H1M', duration, formats)).toBe('Enter 2 h or less');
  expect(kindOf(duration).check('PT2H', duration, formats)).toBeNull();
});

test('a place is entered as latitude and longitude and sent the other way round', () => {
  const geo = of('geo');
  const berlin = { type: 'Point', coordinates: [13.405, 52.52] };

  expect(kindOf(geo).input(berlin, geo, formats)).toBe('52.52;13.405');
  expect(reading(geo, '52,52;13.405')).toEqual({ ok: true, value: berlin });
  expect(reading(geo, '91;13')).toEqual({ ok: false, message: 'Enter a latitude from -90 to 90' });
  expect(reading(geo, '52;')).toEqual({ ok: false, message: 'Enter a longitude from -180 to 180' });
  expect(shown(geo, berlin)).toBe('52.52000, 13.40500');
  expect(mapAddress({ longitude: 13.405, latitude: 52.52 })).toBe('geo:52.52,13.405');
});

test('vectors and files are shown by how many and how large they are', () => {
  expect(shown(of('vector'), [0.5, 1, 2])).toBe('3 numbers');
  expect(shown(of('file'), { id: 'a', name: 'a.png', size: 1500, type: 'image/png' })).toBe('a.png (1.5 kB)');
  expect(shown(of('file'), [{ id: 'a', name: 'a', size: 999, type: 'x/y' }, { id: 'b', name: 'b', size: 12_000_000, type: 'x/y' }])).toBe(
    'a (999 bytes), b (12 MB)',
  );
  expect(shown(of('autoNumber', { pattern: 'INV-{number:3}' }), 'INV-007')).toBe('INV-007');
  expect(kindOf(of('autoNumber', { pattern: 'INV-{number:3}' })).align).toBe('start');
  expect(isEditable(of('autoNumber'))).toBe(false);
  expect(isEditable(of('text', { writable: false }))).toBe(false);
  for (const type of ['phone', 'duration', 'geo', 'user', 'vector', 'file'] as const) expect(isEditable(of(type))).toBe(true);
});

test('a vector is a list of so many numbers, however a program printed it', () => {
  const vector = of('vector', { dimensions: 3 });

  expect(kindOf(vector).input([0.5, 1, 2], vector, formats)).toBe('[0.5,1,2]');
  for (const text of ['[0.5, 1, -2e-3]', '0.5 1 -2e-3', '0.5;1;\n-2e-3']) {
    expect(reading(vector, text)).toEqual({ ok: true, value: [0.5, 1, -0.002] });
  }
  expect(reading(vector, '')).toEqual({ ok: true, value: null });
  expect(reading(vector, '[1, two]')).toEqual({ ok: false, message: '“two” is not a number' });
  expect(reading(vector, '1e39').ok).toBe(false);
  expect(kindOf(vector).check([1, 2, 3], vector, formats)).toBeNull();
  expect(kindOf(vector).check([1], vector, formats)).toBe('Enter 3 numbers; this is one');
});

test('a file is entered by its id, and keeps its name where it has one', () => {
  const file = of('file');
  const id = '0190d9e0-0000-7000-8000-000000000000';

  const input = kindOf(file).input({ id, name: 'a.png', size: 1500, type: 'image/png' }, file, formats);
  expect(input).toEqual([{ id, title: 'a.png (1.5 kB)' }]);
  expect(reading(file, input)).toEqual({ ok: true, value: id });
  expect(reading(file, [])).toEqual({ ok: true, value: null });
  expect(reading(of('file', { many: true }), input)).toEqual({ ok: true, value: [id] });
  expect(kindOf(file).check('a.png', file, formats)).toMatch(/^Enter the id of a file/);
});

test('a length of time below nothing keeps its sign in the form', () => {
  expect(hoursOf('-5')).toEqual({ sign: '-', hours: '5' });
  expect(hoursOf('5')).toEqual({ sign: '', hours: '5' });
  const duration = of('duration');
  expect(reading(duration, '-5:30:')).toEqual({ ok: true, value: '-PT5H30M' });
});

test('a member is an identity of the app', () => {
  const user = of('user');

  expect(kindOf(user).check('member:0190d9e0-0000-7000-8000-000000000000', user, formats)).toBeNull();
  expect(kindOf(user).check('builder:demo', user, formats)).toMatch(/^Enter a member/);
  expect(kindOf(user).text('member:0190d9e0-0000-7000-8000-000000abcdef', user, formats)).toBe('Member abcdef');
  expect(kindOf(user).text('builder:demo', user, formats)).toBe('demo');
});
