package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Regex;
import dev.libretto.kind.MinorDigits;
import dev.libretto.kind.TextForm;
import dev.libretto.program.AppId;
import dev.libretto.program.Table;
import dev.libretto.store.SqlName;
import dev.libretto.store.ddl.Conversion.Form;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conversions as SQL expressions over a column. They are null where a value has no counterpart, and
 * raise no error whatever the value is: a single odd value must not stop a migration.
 */
final class ConversionSql {

  private static final int DECIMAL_DIGITS = 38;
  private static final int MONEY_DIGITS = 30;

  private final AppId app;

  ConversionSql(AppId app) {
    this.app = app;
  }

  /** The converted value of what {@code column} stands for; it needs no brackets around it. */
  String of(Conversion conversion, String column) {
    var demands = new ArrayList<String>();
    conversion.bounds().forEach(bound -> demands.add(BoundSql.within("x.v", bound)));
    demands.addAll(demands(conversion));
    var value = value(conversion, column);
    return demands.isEmpty()
        ? value
        : "(SELECT CASE WHEN %s THEN x.v END FROM (SELECT %s AS v) AS x)"
            .formatted(String.join(" AND ", demands), value);
  }

  private List<String> demands(Conversion conversion) {
    return switch (conversion.to()) {
      case FieldType.DecimalNumber(var scale, _, _) -> digits(scale, DECIMAL_DIGITS);
      case FieldType.Money money ->
          digits(MinorDigits.of(money.currency()).orElseThrow(), MONEY_DIGITS);
      case FieldType.Email _ -> List.of(matches(TextForm.EMAIL, "x.v"));
      case FieldType.Url _ -> List.of(matches(TextForm.URL, "x.v"));
      case FieldType.MultiSelect _ ->
          List.of("cardinality(x.v) = (SELECT count(DISTINCT i) FROM unnest(x.v) AS u(i))");
      case FieldType.Relation _ -> List.of(refers(conversion.target()));
      default -> List.of();
    };
  }

  private String refers(@Nullable Table target) {
    return target == null
        ? "false"
        : "EXISTS (SELECT 1 FROM %s AS g WHERE g.\"id\" = x.v)".formatted(SqlName.of(app, target));
  }

  private static List<String> digits(int scale, int precision) {
    return List.of(
        "x.v = round(x.v, " + scale + ")", "abs(x.v) < 1" + "0".repeat(precision - scale));
  }

  /** A pattern of the engine's own subset, in the spelling PostgreSQL reads. */
  static String matches(String pattern, String text) {
    if (!(Regex.parse(pattern) instanceof Regex.Sound(String canonical))) {
      throw new IllegalArgumentException("not of the subset: " + pattern);
    }
    return "libretto.text_matches(" + text + ", " + Literal.text(canonical) + ") IS TRUE";
  }

  private static String value(Conversion conversion, String column) {
    var from = Form.of(conversion.from());
    var to = Form.of(conversion.to());
    var zone = Literal.text(conversion.zone().getId());
    if (to == Form.TEXT) {
      return lines(conversion.to(), text(from, column));
    }
    if (from == Form.TEXT || (from == Form.JSON && to != Form.JSON)) {
      return ofText(conversion, text(from, column));
    }
    return switch (to) {
      case INTEGER ->
          switch (from) {
            case BOOLEAN -> column + "::int4::int8";
            case DECIMAL -> "libretto.integer_of_text(trim_scale(" + column + ")::text)";
            default -> column;
          };
      case DECIMAL -> column + "::numeric";
      case BOOLEAN ->
          from == Form.INTEGER
              ? "(CASE " + column + " WHEN 1 THEN true WHEN 0 THEN false END)"
              : column;
      case DATE ->
          from == Form.DATE_TIME ? "(" + column + " AT TIME ZONE " + zone + ")::date" : column;
      case TIME ->
          from == Form.DATE_TIME ? "(" + column + " AT TIME ZONE " + zone + ")::time" : column;
      case DATE_TIME ->
          from == Form.DATE ? "(" + column + "::timestamp AT TIME ZONE " + zone + ")" : column;
      case JSON ->
          switch (from) {
            case INTEGER, BOOLEAN, LIST -> "to_jsonb(" + column + ")";
            case JSON -> column;
            default -> "to_jsonb(" + text(from, column) + ")";
          };
      case TEXT, LIST, UUID -> column;
      case OWN -> throw none();
    };
  }

  private static String text(Form from, String column) {
    return switch (from) {
      case TEXT -> column;
      case LIST -> "array_to_string(" + column + ", ', ')";
      case INTEGER, DECIMAL, TIME, UUID -> column + "::text";
      case BOOLEAN -> "(CASE " + column + " WHEN true THEN 'true' WHEN false THEN 'false' END)";
      case DATE -> "libretto.text_of_date(" + column + ")";
      case DATE_TIME -> "libretto.text_of_instant(" + column + ")";
      case JSON -> "(" + column + " #>> '{}')";
      case OWN -> throw none();
    };
  }

  /** A line break in what becomes one line is a space. */
  private static String lines(FieldType to, String text) {
    return to instanceof FieldType.LongText || to instanceof FieldType.Markdown
        ? text
        : "regexp_replace(" + text + ", '[\\r\\n]+', ' ', 'g')";
  }

  private static String ofText(Conversion conversion, String text) {
    return switch (Form.of(conversion.to())) {
      case TEXT -> text;
      case LIST ->
          conversion.from() instanceof FieldType.Select
              ? "(CASE WHEN " + text + " IS NOT NULL THEN ARRAY[" + text + "] END)"
              : "regexp_split_to_array(btrim(" + text + "), '[[:space:]]*,[[:space:]]*')";
      case INTEGER -> "libretto.integer_of_text(" + text + ")";
      case DECIMAL -> "libretto.decimal_of_text(" + text + ")";
      case BOOLEAN -> "libretto.boolean_of_text(" + text + ")";
      case DATE -> "libretto.date_of_text(" + text + ")";
      case TIME -> "libretto.time_of_text(" + text + ")";
      case DATE_TIME -> "libretto.instant_of_text(" + text + ")";
      case UUID -> "libretto.uuid_of_text(" + text + ")";
      case JSON -> "to_jsonb(" + text + ")";
      case OWN -> throw none();
    };
  }

  private static IllegalStateException none() {
    return new IllegalStateException("nothing becomes this, and this becomes nothing");
  }
}
