import { tableOf } from '../core/app';
import { parseBootstrap } from '../core/bootstrap';
import { evaluate, type Expression } from '../expression/evaluate';
import type { Evaluate } from '../core/conditions';
import { NOON } from './recipes';

const kindIs = (kind: string) => ['==', ['row', 'kind', 'text'], kind];

/** A table whose fields have conditions, as the engine would inline it. */
export const TICKETS = {
  base: '/u/demo/desk',
  user: { signedIn: true, builder: false, id: 'member:0190d9e0-0000-7000-8000-000000000001', email: 'ann@example.org', roles: [] },
  app: { user: 'demo', name: 'desk' },
  tables: [
    {
      name: 'ticket',
      label: 'Ticket',
      titleField: 'title',
      can: { create: true, update: true, delete: true },
      trashDays: 30,
      states: {
        field: 'status',
        transitions: [{ name: 'close', label: 'Close', from: ['open'], to: 'closed' }],
      },
      fields: [
        { name: 'title', label: 'Title', type: 'text', origin: 'author', required: true },
        { name: 'kind', label: 'Kind', type: 'select', origin: 'author', required: true, default: 'question', options: [{ value: 'question' }, { value: 'fault' }, { value: 'purchase' }] },
        { name: 'steps', label: 'Steps', type: 'longText', origin: 'author', visibleWhen: kindIs('fault'), requiredWhen: kindIs('fault') },
        { name: 'urgent', label: 'Urgent', type: 'boolean', origin: 'author', visibleWhen: ['!=', ['row', 'steps', 'text'], null] },
        {
          name: 'amount',
          label: 'Amount',
          type: 'money',
          origin: 'author',
          currency: 'EUR',
          visibleWhen: kindIs('purchase'),
          readOnlyWhen: ['&&', ['!=', ['row', 'amount', 'dec'], null], ['>', ['row', 'amount', 'dec'], ['dec', '1000']]],
        },
        { name: 'customer', label: 'Customer', type: 'relation', origin: 'author', relation: { table: 'ticket', titleField: 'title' } },
        { name: 'watchers', label: 'Watchers', type: 'relation', many: true, origin: 'author', relation: { table: 'ticket', titleField: 'title' } },
        { name: 'reply', label: 'Reply', type: 'text', origin: 'author', visibleWhen: ['in', 't9', ['row', 'watchers']] },
        { name: 'status', label: 'Status', type: 'select', origin: 'author', required: true, default: 'open', options: [{ value: 'open' }, { value: 'closed', label: 'Done' }] },
        { name: 'resolution', label: 'Resolution', type: 'text', origin: 'author', readOnlyWhen: ['==', ['row', 'status', 'text'], 'closed'] },
        { name: 'secret', label: 'Secret', type: 'integer', origin: 'author' },
        { name: 'hint', label: 'Hint', type: 'text', origin: 'author', requiredWhen: ['>', ['row', 'secret', 'int'], 3], readOnlyWhen: ['>', ['row', 'secret', 'int'], 3] },
        { name: 'follow', label: 'Follow', type: 'text', origin: 'author', visibleWhen: ['==', ['related'], 1] },
        { name: 'priority', label: 'Priority', type: 'integer', origin: 'author', writable: false },
      ],
      checks: [{ name: 'modest', message: 'Too secret', fields: ['secret'], rule: ['||', ['==', ['row', 'secret', 'int'], null], ['<', ['row', 'secret', 'int'], 10]] }],
    },
  ],
  views: [],
};

export const tickets = () => tableOf(parseBootstrap(JSON.stringify(TICKETS)), 'ticket');

export const evaluateTicket: Evaluate = (expression, row) => {
  const user = TICKETS.user;
  const text = JSON.stringify(expression);
  // As the page does: what is in another row is not known.
  if (text.includes('["related"]')) throw new Error('elsewhere');
  return evaluate(expression as Expression, row, { user, now: NOON.toISOString(), timeZone: 'UTC' }) as ReturnType<Evaluate>;
};
