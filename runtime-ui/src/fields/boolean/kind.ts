import { BOOLEAN } from '../../core/operators';
import { kind, read } from '../kind';

export const boolean = kind({
  width: 96,
  operators: BOOLEAN,
  // A switch has two places, so a required one begins at "no"; an optional one may stay unanswered.
  input: (value, field) => (typeof value === 'boolean' ? value : field.required ? false : null),
  read: (input) => read(typeof input === 'boolean' ? input : null),
  text: (value) => (value === true ? 'Yes' : 'No'),
});
