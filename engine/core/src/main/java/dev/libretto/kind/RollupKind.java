package dev.libretto.kind;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Expression;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What several related rows come to, read and compared like a value of its result.
 *
 * @param where which of the rows, over each of them; null for all
 */
public record RollupKind(FieldType.Rollup type, FieldKind result, @Nullable Expression where)
    implements DerivedKind {

  @Override
  public String name() {
    return "rollup";
  }

  @Override
  public Optional<String> unfitForIndex() {
    return Optional.of("is worked out from other rows and not stored");
  }

  @Override
  public Optional<String> unfitForTitle() {
    return Optional.of("worked out from other rows");
  }

  @Override
  public Optional<String> unfitForEffect() {
    return Optional.of("is worked out from other rows");
  }
}
