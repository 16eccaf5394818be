import type { Layout } from './app';

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
