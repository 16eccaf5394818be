import { integer } from '../integer/kind';
import type { FieldKind } from '../kind';

/** A number the engine gives; it names its row, so it is written without groups. */
export const autoNumber: FieldKind = {
  ...integer,
  width: 80,
  text: (value) => String(value),
};
