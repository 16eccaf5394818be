import { TEXT } from '../../core/operators';
import { integer } from '../integer/kind';
import { kind, type FieldKind } from '../kind';

/** A number the engine gives; it names its row, so it is written without groups. */
export const autoNumber: FieldKind = {
  ...integer,
  width: 80,
  text: (value) => String(value),
};

/** Such a number within a text, by the field's pattern. */
export const numberedText: FieldKind = kind({ width: 130, searchable: true, operators: TEXT });
