package dev.libretto.plan;

import dev.libretto.definition.FieldType.Metric;
import java.util.List;

/** A number worked out from a field's value, by which rows can be ordered. */
public sealed interface Measure {

  /** The metres from the point of a geo field to this one, along the surface of a sphere. */
  record Distance(double longitude, double latitude) implements Measure {}

  /** How far the value of a vector field is from these numbers, by its metric. */
  record Remoteness(List<Float> numbers, Metric metric) implements Measure {
    public Remoteness {
      numbers = List.copyOf(numbers);
    }
  }
}
