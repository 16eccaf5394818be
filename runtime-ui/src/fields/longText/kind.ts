import { TEXT } from '../../core/operators';
import { shorten } from '../../core/words';
import { kind } from '../kind';
import { checkText } from '../shared/textCheck';

export const longText = kind({
  width: 240,
  sortable: false,
  searchable: true,
  operators: TEXT,
  check: checkText,
  text: (value) => shorten(String(value), 120),
});
