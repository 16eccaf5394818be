import { TEXT } from '../../core/operators';
import { plainMarkdown, shorten } from '../../core/words';
import { kind } from '../kind';
import { checkText } from '../shared/textCheck';

export const markdown = kind({
  width: 240,
  sortable: false,
  searchable: true,
  operators: TEXT,
  check: checkText,
  text: (value) => shorten(plainMarkdown(String(value)), 120),
});
