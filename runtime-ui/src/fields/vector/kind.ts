import { PRESENCE } from '../../core/operators';
import { kind } from '../kind';

/** Numbers for machines: people see how many there are. */
export const vector = kind({
  width: 110,
  sortable: false,
  operators: PRESENCE,
  input: () => '',
  text: (value, _field, formats) => (Array.isArray(value) ? `${formats.integer(String(value.length))} numbers` : ''),
});
