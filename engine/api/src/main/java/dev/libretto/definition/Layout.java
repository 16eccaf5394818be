package dev.libretto.definition;

import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arrangement of a form or detail view: a subset of the JSON Forms UI schema. */
public sealed interface Layout {

  /** Where it stands in the definition. */
  Pointer at();

  /**
   * One field.
   *
   * @param field its name, written by the author as {@code "scope": "#/properties/name"}
   */
  record Control(Pointer at, String field, @Nullable String label) implements Layout {}

  /** Elements below each other. */
  record VerticalLayout(Pointer at, List<Layout> elements) implements Layout {
    public VerticalLayout {
      elements = List.copyOf(elements);
    }
  }

  /** Elements beside each other; below each other on a phone. */
  record HorizontalLayout(Pointer at, List<Layout> elements) implements Layout {
    public HorizontalLayout {
      elements = List.copyOf(elements);
    }
  }

  /** Elements below each other under a heading. */
  record Group(Pointer at, String label, List<Layout> elements) implements Layout {
    public Group {
      elements = List.copyOf(elements);
    }
  }

  /** Groups of elements of which one is seen at a time. */
  record Categorization(Pointer at, List<Category> categories) implements Layout {
    public Categorization {
      categories = List.copyOf(categories);
    }
  }

  /** One of the groups of a categorization. */
  record Category(Pointer at, String label, List<Layout> elements) {
    public Category {
      elements = List.copyOf(elements);
    }
  }
}
