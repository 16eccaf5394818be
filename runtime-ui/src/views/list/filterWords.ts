import type { Field } from '../../core/app';
import type { Formats } from '../../core/formats';
import type { Filter } from '../../core/listQuery';
import type { Operator } from '../../core/operators';
import { typedNumber } from '../../core/typed';
import type { Related } from '../../fields/kind';
import { optionOf } from '../../fields/select/kind';

const JOINTS: Record<string, string> = { none: ' nor ', cs: ' and ' };

/** A filter after its field's name: "is Easy or Medium", "is before 4 December 2026". */
export function filterWords(
  filter: Filter,
  field: Field,
  operator: Operator,
  related: readonly Related[],
  formats: Formats,
): string {
  const shown = (value: string): string => {
    switch (operator.entry) {
      case 'options':
        return optionOf(field, value).label;
      case 'records':
        return related.find((row) => row.id === value)?.title ?? '…';
      case 'date':
        return formats.date(value);
      case 'time':
        return formats.time(value);
      case 'number':
        return typedNumber(value, formats.separators);
      case 'text':
        return `“${value}”`;
      case 'none':
        return '';
    }
  };
  const joint = JOINTS[operator.id] ?? ' or ';
  const values = filter.values.map(shown).join(joint);
  return values === '' ? operator.label : `${operator.label} ${values}`;
}
