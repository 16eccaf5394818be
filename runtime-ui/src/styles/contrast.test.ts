import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Reads the tokens as they are and computes what a browser would show. */
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];

function token(name: string, theme: Theme, variables: Record<string, number>): number[] {
  const value = new RegExp(`--${name}: (.*);`).exec(css)?.[1];
  if (!value) throw new Error(`no token ${name}`);
  const colours = [...value.matchAll(/oklch\(((?:[^()]|\([^()]*\)|calc\((?:[^()]|\([^()]*\))*\))*)\)/g)].map((match) => match[1] ?? '');
  const chosen = colours.length === 1 ? colours[0] : colours[theme === 'light' ? 0 : 1];
  const plain = (chosen ?? '').replace(/var\(--(\w+)\)/g, (_, key: string) => String(variables[key]));
  const numbers = plain.replace(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, a: string, b: string) => String(Number(a) * Number(b)));
  return numbers.split(' ').map(Number);
}

/** Relative luminance of an OKLCH colour, clipped to sRGB as screens do. */
function luminance([l = 0, c = 0, h = 0]: number[]): number {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: number[], other: number[]): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const HUES = Array.from({ length: 72 }, (_, index) => index * 5);
const AA = 4.5;

const PAIRS: readonly (readonly [text: string, on: string])[] = [
  ['text', 'surface'],
  ['text', 'hover'],
  ['text-2', 'surface'],
  ['text-2', 'desk'],
  ['text-2', 'hover'],
  ['text-2', 'pressed'],
  ['text-3', 'surface'],
  ['text-3', 'desk'],
  ['text-3', 'sunken'],
  ['text-3', 'hover'],
  ['text-2', 'accent-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-text', 'surface'],
  ['accent-text', 'hover'],
  ['accent-text', 'accent-soft'],
  ['on-accent', 'danger'],
  ['danger-text', 'surface'],
  ['danger-text', 'danger-soft'],
  ['text-2', 'danger-soft'],
  ['text-2', 'warn-soft'],
];

test.each(PAIRS)('%s can be read on %s in every hue', (text, on) => {
  for (const theme of THEMES) {
    const worst = Math.min(...HUES.map((hue) => contrast(token(text, theme, { hue }), token(on, theme, { hue }))));
    expect.soft(worst, theme).toBeGreaterThanOrEqual(AA);
  }
});

test('words of every tone can be read on their chips and tiles', () => {
  const tones = [...css.matchAll(/\.tone-(\w+) \{ --tone: (\d+|var\(--hue\)); --chroma: ([\d.]+)/g)];
  expect(tones).toHaveLength(9);

  for (const theme of THEMES) {
    for (const [, name, hue, chroma] of tones) {
      const variables = { tone: hue?.startsWith('var') ? 255 : Number(hue), chroma: Number(chroma) };
      const chip = contrast(token('tone-text', theme, variables), token('tone-soft', theme, variables));
      const tile = contrast([1, 0, 0], token('tone-solid', theme, variables));
      expect.soft(Math.min(chip, tile), `${name} ${theme}`).toBeGreaterThanOrEqual(AA);
    }
  }
});
