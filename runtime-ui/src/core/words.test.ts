import { expect, test } from 'vitest';
import { initial, inSentence, needsALook, plainMarkdown, shorten, toneOf } from './words';

test('labels fit into sentences', () => {
  expect(inSentence('Recipes')).toBe('recipes');
  expect(inSentence('API keys')).toBe('API keys');
});

test('shortens at a word', () => {
  expect(shorten('Wash the lentils, then cook them', 18)).toBe('Wash the lentils…');
  expect(shorten('short', 18)).toBe('short');
  expect(shorten('a\n\nb', 18)).toBe('a b');
});

test('markdown reads as text', () => {
  expect(plainMarkdown('## Method\n\n- **Wash** the [lentils](https://example.org)\n- `cook`').replace(/\s+/g, ' ')).toBe(
    'Method Wash the lentils cook',
  );
  expect(plainMarkdown('2 * 3 * 4 and snake_case_name')).toBe('2 * 3 * 4 and snake_case_name');
});

test('a tile has the first letter, whatever stands before it', () => {
  expect(initial('«état»')).toBe('É');
  expect(initial('…')).toBe('·');
});

test('a name always has the same tone', () => {
  expect(toneOf('Soups')).toBe(toneOf('Soups'));
  expect(new Set(['Soups', 'Pasta', 'Baking', 'Salads', 'Stews'].map(toneOf)).size).toBeGreaterThan(1);
});

test('says how many fields need a look', () => {
  expect(needsALook(1)).toBe('One field needs a look');
  expect(needsALook(3)).toBe('Three fields need a look');
  expect(needsALook(12)).toBe('12 fields need a look');
});
