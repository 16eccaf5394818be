package dev.libretto.kind;

import dev.libretto.definition.FieldType;
import java.util.Optional;

/** A field of a related row, read and compared like a value of that field; of several, a list. */
public record LookupKind(FieldType.Lookup type, FieldKind result) implements DerivedKind {

  @Override
  public String name() {
    return "lookup";
  }

  @Override
  public FieldKind source() {
    return result.source();
  }

  @Override
  public boolean isInEverything() {
    return result.isInEverything();
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is shown from another row and not stored");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("from another row");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is shown from another row");
  }
}
