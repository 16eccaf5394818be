import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { answer, type Circumstances, evaluate, type Expression, type Row } from './evaluate';

interface Vector {
  readonly name: string;
  readonly expression: string;
  readonly compiled: Expression;
  readonly row?: Row;
  readonly user?: Circumstances['user'];
  readonly now?: string;
  readonly timeZone?: string;
  readonly result: unknown;
}

const file = new URL(
  '../../../schemas/src/main/resources/dev/libretto/schemas/expression/vectors.compiled.json',
  import.meta.url,
);
const { vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: readonly Vector[] };

const NOBODY: Circumstances = {
  user: { id: null, signedIn: false, builder: false },
  now: '2026-03-01T12:00:00Z',
  timeZone: 'UTC',
};

describe('the vectors', () => {
  it.each(vectors.map((vector) => [`${vector.name}: ${vector.expression}`, vector] as const))(
    '%s',
    (_, vector) => {
      const circumstances = {
        user: vector.user ?? NOBODY.user,
        now: vector.now ?? NOBODY.now,
        timeZone: vector.timeZone ?? NOBODY.timeZone,
      };

      const result = evaluate(vector.compiled, vector.row ?? {}, circumstances);

      expect(result).toEqual(vector.result);
    },
  );
});

describe('what the vectors cannot hold', () => {
  it('reads an embedded row as its id', () => {
    const expression = ['==', ['row', 'category', 'text'], 'c1'];

    const result = evaluate(expression, { category: { id: 'c1', name: 'Soups' } }, NOBODY);

    expect(result).toBe(true);
  });

  it('knows only the keys a row has itself', () => {
    const result = evaluate(['==', ['row', 'constructor', 'text'], null], {}, NOBODY);

    expect(result).toBe(true);
  });

  it('counts code points where a text is too long', () => {
    const matches = (text: string) => evaluate(['matches', text, 'a'], {}, NOBODY);
    const joined = (text: string) => evaluate(['size', ['cat', text, '😀']], {}, NOBODY);

    expect(matches('a'.repeat(16_383) + '😀')).toBe(true);
    expect(matches('a'.repeat(16_384) + '😀')).toBe(null);
    expect(joined('a'.repeat(1_048_575))).toBe(1_048_576n);
    expect(joined('a'.repeat(1_048_576))).toBe(null);
  });

  it('does not know what a related row holds', () => {
    const related = ['==', ['related'], null];

    const undecided = answer(['||', related, true], {}, NOBODY);
    const decided = answer(['||', true, related], {}, NOBODY);

    expect(undecided).toEqual({ known: false });
    expect(decided).toEqual({ known: true, value: true });
    expect(evaluate(related, {}, NOBODY)).toBe(null);
  });

  it('takes a caller without roles to have none', () => {
    const result = evaluate(['in', 'admin', ['user', 'roles']], {}, NOBODY);

    expect(result).toBe(false);
  });

  it('is null for a value that is not yet of its form', () => {
    const half = evaluate(['num', ['row', 'servings', 'int']], { servings: '4x' }, NOBODY);
    const broken = evaluate(['d>s', ['row', 'price', 'dec']], { price: '1.2.3e' }, NOBODY);
    const vague = evaluate(['num', ['year', ['row', 'day', 'date']]], { day: '' }, NOBODY);

    expect([half, broken, vague]).toEqual([null, null, null]);
  });
});
