package dev.libretto.rows.plan;

import dev.libretto.kind.ColumnType;
import dev.libretto.kind.DurationKind;
import dev.libretto.kind.FileKind;
import dev.libretto.plan.Operand;
import dev.libretto.plan.Operand.Cast;
import dev.libretto.plan.Operand.Step;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.ask.Ask.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resolves paths and casts against a table. */
final class Operands {

  private static final Pattern POSITION = Pattern.compile("-?\\d{1,9}");

  private Operands() {}

  /**
   * The value a path leads to.
   *
   * @param code what it is a mistake in
   */
  static Operand of(Table table, Path path, @Nullable String cast, RequestCode code) {
    var field = Columns.named(table, path.column());
    if (!path.steps().isEmpty()
        && (field.columnType() != ColumnType.JSON || field.kind().source() instanceof FileKind)) {
      throw Refusal.of(
              code,
              "The column '" + field.name() + "' holds no JSON to look into",
              "Ask for the whole column")
          .thrown();
    }
    var steps =
        path.steps().stream()
            .map(step ->
                new Step(
                    step.key(),
                    POSITION.matcher(step.key()).matches() ? Integer.valueOf(step.key()) : null,
                    step.text()))
            .toList();
    var whole = new Operand(field, steps, null);
    return cast == null ? whole : new Operand(field, steps, cast(whole, cast));
  }

  private static Cast cast(Operand operand, String name) {
    var cast =
        switch (name.toLowerCase(java.util.Locale.ROOT)) {
          case "text", "varchar", "character varying" -> Cast.TEXT;
          case "int", "int2", "int4", "int8", "integer", "smallint", "bigint" -> Cast.INTEGER;
          case "numeric", "decimal" -> Cast.DECIMAL;
          case "float", "float4", "float8", "real", "double precision" -> Cast.FLOAT;
          case "date" -> Cast.DATE;
          case "timestamptz", "timestamp with time zone" -> Cast.DATE_TIME;
          case "json", "jsonb" -> Cast.JSON;
          default ->
              throw Refusal.of(
                      RequestCode.BAD_SELECT,
                      "There is no cast to '" + Columns.shortened(name) + "'",
                      "Casts are text, integer, numeric, float, date, timestamptz and json")
                  .thrown();
        };
    if (!castsOf(operand).contains(cast)) {
      throw Refusal.of(
              RequestCode.BAD_SELECT,
              "The column '" + operand.field().name() + "' cannot be cast to " + name,
              "Ask for it as it is")
          .thrown();
    }
    return cast;
  }

  /** What values of a type can all be converted to. */
  private static Set<Cast> castsOf(Operand operand) {
    if (operand.steps().isEmpty() && isOpaque(operand.field())) {
      return Set.of();
    }
    return switch (operand.uncast()) {
      case TEXT, UUID, TIME -> EnumSet.of(Cast.TEXT, Cast.JSON);
      case INTEGER, DECIMAL ->
          EnumSet.of(Cast.TEXT, Cast.INTEGER, Cast.DECIMAL, Cast.FLOAT, Cast.JSON);
      case BOOLEAN -> EnumSet.of(Cast.TEXT, Cast.INTEGER, Cast.JSON);
      case DATE, DATE_TIME -> EnumSet.of(Cast.TEXT, Cast.DATE, Cast.DATE_TIME, Cast.JSON);
      case JSON -> EnumSet.of(Cast.TEXT, Cast.JSON);
      default -> Set.of();
    };
  }

  /** Whether the column's value says nothing to anybody but the engine. */
  private static boolean isOpaque(Field field) {
    return field.kind().source() instanceof FileKind
        || field.kind().source() instanceof DurationKind
        || field.expressionType() == dev.libretto.expression.Type.Scalar.DURATION;
  }
}
