import { expect, test } from 'vitest';
import { fieldOf } from './app';
import { changesSaid, isShown, mentioned, standingOf } from './conditions';
import { changesOf, draftOfRow, newDraft, problemsOf, rowOf, standings, withInput, type Draft } from './draft';
import type { Row } from './json';
import { formats } from '../testing/recipes';
import { evaluateTicket as evaluate, tickets } from '../testing/tickets';
import type { Input } from '../fields/kind';

const table = tickets();
const STORED: Row = {
  id: '1', version: 1, title: 'Fire', kind: 'fault', steps: 'Print', urgent: true, amount: null, customer: null,
  watchers: [{ id: 't9', title: 'Nine' }], reply: null, status: 'open', resolution: null, secret: 1, hint: null, priority: 2,
};

const of = (draft: Draft, name: string) => {
  const field = fieldOf(table, name);
  if (!field) throw new Error(name);
  return standingOf(standings(draft, formats, evaluate), field);
};
const fill = (draft: Draft, inputs: Record<string, Input>) =>
  Object.entries(inputs).reduce((all, [name, input]) => withInput(all, name, input), draft);
const fresh = () => fill(newDraft(table, formats), { title: 'Fire' });
const edited = (row: Row = {}) => draftOfRow(table, { ...STORED, ...row }, formats);

test('a field appears and is asked for while one types', () => {
  expect(of(fresh(), 'steps')).toEqual({ visible: false, required: false, readOnly: false });
  expect(problemsOf(fresh(), formats, evaluate)).toEqual({});

  const draft = fill(fresh(), { kind: 'fault' });

  expect(of(draft, 'steps')).toEqual({ visible: true, required: true, readOnly: false });
  expect(problemsOf(draft, formats, evaluate)).toEqual({ steps: 'Enter the steps' });
});

test('what was typed into a field that is hidden now does not count and is not sent', () => {
  const draft = fill(fresh(), { kind: 'fault', steps: 'Print', urgent: true });
  expect(changesOf(draft, formats, evaluate)).toMatchObject({ steps: 'Print', urgent: true });

  const hidden = fill(draft, { kind: 'question' });

  // The one hides the other: `urgent` asks for steps, which are gone with the kind.
  expect(of(hidden, 'urgent').visible).toBe(false);
  expect(changesOf(hidden, formats, evaluate)).toEqual({ title: 'Fire', kind: 'question' });
  expect(rowOf(hidden, formats, evaluate)).toMatchObject({ steps: null });
  expect(changesOf(fill(hidden, { kind: 'fault' }), formats, evaluate)).toMatchObject({ steps: 'Print' });
});

test('a stored value of a field that is hidden stays as the server keeps it', () => {
  const hidden = fill(edited(), { kind: 'question', steps: 'Other' });

  expect(of(hidden, 'steps').visible).toBe(false);
  expect(changesOf(hidden, formats, evaluate)).toEqual({ kind: 'question' });
  // `urgent` asks for the steps, and they are still there.
  expect(of(hidden, 'urgent').visible).toBe(true);
});

test('readOnlyWhen is asked of the row as it was', () => {
  expect(of(fill(edited(), { secret: '9' }), 'resolution').readOnly).toBe(false);
  const closed = edited({ status: 'closed' });

  expect(of(closed, 'resolution').readOnly).toBe(true);
  expect(changesOf(fill(closed, { resolution: 'None' }), formats, evaluate)).toEqual({});
});

test('a value that locks its own field can still be corrected before the row is made', () => {
  const draft = fill(fresh(), { kind: 'purchase', amount: '2000' });

  expect(of(draft, 'amount').readOnly).toBe(false);
  expect(problemsOf(draft, formats, evaluate)).toEqual({ amount: 'With this value the field could not be written' });
  expect(problemsOf(fill(draft, { amount: '20' }), formats, evaluate)).toEqual({});
});

test('what was demanded later holds up only what bears on it', () => {
  const older = edited({ steps: null });

  expect(problemsOf(fill(older, { title: 'Smoke' }), formats, evaluate)).toEqual({});
  expect(problemsOf(fill(edited(), { steps: '' }), formats, evaluate)).toEqual({ steps: 'Enter the steps' });
  expect(problemsOf(fill(edited({ kind: 'question', steps: null }), { kind: 'fault' }), formats, evaluate)).toEqual({
    steps: 'Enter the steps',
  });
});

test('conditions know related rows by their ids, and leave to the server what is in them', () => {
  expect(of(edited(), 'reply').visible).toBe(true);
  expect(of(edited({ watchers: [] }), 'reply').visible).toBe(false);
  expect(of(fresh(), 'follow').visible).toBe(true);
});

test('what is kept from the writer decides nothing here and is not sent', () => {
  const redacted = edited({ secret: null, $redacted: ['secret'] });

  expect(redacted.inputs).not.toHaveProperty('secret');
  expect(of(redacted, 'hint')).toEqual({ visible: true, required: false, readOnly: false });
  expect(problemsOf(fill(redacted, { hint: 'x' }), formats, evaluate)).toEqual({});
  expect(changesOf(fill(redacted, { hint: 'x' }), formats, evaluate)).toEqual({ hint: 'x' });
});

test('nobody types a state or a field that is closed to them', () => {
  expect(fresh().inputs).not.toHaveProperty('status');
  expect(fresh().inputs).not.toHaveProperty('priority');
});

test('a record shows no field that is not visible', () => {
  const steps = fieldOf(table, 'steps');
  if (!steps) throw new Error('no steps');

  expect(isShown(table, steps, STORED, evaluate)).toBe(true);
  expect(isShown(table, steps, { ...STORED, kind: 'question' }, evaluate)).toBe(false);
  expect(isShown(table, steps, { ...STORED, kind: null, $redacted: ['kind'] }, evaluate)).toBe(true);
});

test('the fields of an expression are found however deep they stand', () => {
  expect([...mentioned(['&&', ['row', 'a', 'int'], ['!', ['in', 'row', ['row', 'b']]]])]).toEqual(['a', 'b']);
});

test('changes are said in words', () => {
  const said = (from: Draft, to: Draft) =>
    changesSaid(table.fields, standings(from, formats, evaluate), standings(to, formats, evaluate));

  expect(said(fresh(), fill(fresh(), { kind: 'fault' }))).toBe('Now asked for: Steps. Now required: Steps.');
  expect(said(fill(fresh(), { kind: 'fault' }), fresh())).toBe('No longer asked for: Steps.');
  expect(said(edited(), edited({ status: 'closed' }))).toBe('Now read-only: Resolution.');
  expect(said(fresh(), fresh())).toBe('');
});
