import { TEXT } from '../../core/operators';
import { kind } from '../kind';
import { checkText } from '../shared/textCheck';

export const text = kind({ width: 160, searchable: true, operators: TEXT, check: checkText });
