import { fieldOf, type FieldType, type Layout, type Table } from './app';

/** The fields a layout shows, in its order. */
export function fieldsIn(layout: Layout): string[] {
  switch (layout.type) {
    case 'Control':
      return [layout.field];
    case 'Categorization':
      return layout.categories.flatMap((category) => category.elements.flatMap(fieldsIn));
    case 'Group':
    case 'VerticalLayout':
    case 'HorizontalLayout':
      return layout.elements.flatMap(fieldsIn);
  }
}

/** What a field needs at least to be read and entered beside others, in pixels. */
const LEAST: Partial<Record<FieldType, number>> = {
  integer: 100,
  decimal: 100,
  money: 100,
  autoNumber: 100,
  boolean: 90,
  time: 112,
  date: 136,
  select: 136,
  dateTime: 205,
};
const LEAST_OTHERWISE = 150;
const GAP = 14;

/**
 * How many elements of a horizontal layout stand beside each other in a panel of this width: as
 * many as fit, in rows of equal length.
 */
export function columnsIn(elements: readonly Layout[], table: Table, width: number): number {
  const least = Math.max(
    ...elements.flatMap(fieldsIn).map((name) => {
      const type = fieldOf(table, name)?.resultType;
      return (type && LEAST[type]) ?? LEAST_OTHERWISE;
    }),
    1,
  );
  const fitting = Math.max(1, Math.min(elements.length, Math.floor((width + GAP) / (least + GAP))));
  return Math.ceil(elements.length / Math.ceil(elements.length / fitting)) || 1;
}
