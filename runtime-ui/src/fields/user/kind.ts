import { doer } from '../../core/history';
import { TEXT } from '../../core/operators';
import { kind, read } from '../kind';

const MEMBER = /^member:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether an identity is a member's: builders and programs are none. */
export function isMember(id: string | null): id is string {
  return id !== null && MEMBER.test(id);
}

/** Whoever reads it is nobody in particular. */
const NOBODY = { id: null, email: null };

/** A member, by identity; of who created a row, a builder or a program too. */
export const user = kind({
  width: 160,
  operators: TEXT,
  read: (input) => read(typeof input === 'string' && input.trim() !== '' ? input.trim().toLowerCase() : null),
  check: (value) => (isMember(String(value)) ? null : 'Enter a member, like member:0190d9e0-…'),
  text: (value) => doer(String(value), NOBODY),
});
