package dev.libretto.publish.load;

import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Metric;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.definition.FieldType.Option;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What a field's keys say of its type. */
final class FieldTypeReader {

  private FieldTypeReader() {}

  static FieldType type(Members field) {
    String type = field.required("type");
    return switch (type) {
      case "text" ->
          new FieldType.Text(
              field.small("minLength"), field.small("maxLength"), field.text("pattern"));
      case "longText" -> new FieldType.LongText(field.small("minLength"), field.small("maxLength"));
      case "markdown" -> new FieldType.Markdown(field.small("minLength"), field.small("maxLength"));
      case "integer" ->
          new FieldType.IntegerNumber(
              field.integer("minimum"), field.integer("maximum"), field.integer("multipleOf"));
      case "decimal" ->
          new FieldType.DecimalNumber(
              field.small("scale", 2), field.exact("minimum"), field.exact("maximum"));
      case "money" ->
          new FieldType.Money(
              field.required("currency"), field.exact("minimum"), field.exact("maximum"));
      case "boolean" -> new FieldType.Bool();
      case "date" -> new FieldType.Date(field.text("minimum"), field.text("maximum"));
      case "time" -> new FieldType.Time();
      case "dateTime" -> new FieldType.DateTime();
      case "email" -> new FieldType.Email();
      case "url" -> new FieldType.Url();
      case "select" -> new FieldType.Select(options(field));
      case "multiSelect" ->
          new FieldType.MultiSelect(
              options(field), field.small("minItems"), field.small("maxItems"));
      case "relation" -> relation(field);
      case "lookup" ->
          new FieldType.Lookup(field.required("relation"), field.required("field"), asApp(field));
      case "rollup" ->
          new FieldType.Rollup(
              field.required("relation"),
              FieldType.RollupFunction.valueOf(field.required("function").toUpperCase(Locale.ROOT)),
              field.text("field"),
              field.text("where"),
              asApp(field));
      case "json" -> new FieldType.JsonValue();
      case "uuid" -> new FieldType.Uuid();
      case "autoNumber" -> new FieldType.AutoNumber(field.text("pattern"));
      case "phone" -> new FieldType.Phone();
      case "duration" -> new FieldType.Duration(field.text("minimum"), field.text("maximum"));
      case "geo" -> new FieldType.Geo();
      case "vector" ->
          new FieldType.Vector(Objects.requireNonNull(field.small("dimensions")), metric(field));
      case "user" -> new FieldType.User();
      case "file" ->
          new FieldType.File(
              field.texts("accept"),
              field.integer("maxBytes"),
              field.flag("many"),
              field.small("maxItems"));
      case "computed" -> new FieldType.Computed(field.required("expression"), field.small("scale"));
      default -> throw new IllegalStateException("the schema let pass a field of type " + type);
    };
  }

  private static List<Option> options(Members field) {
    return field.each(
        "options",
        option -> {
          String value = option.required("value");
          return new Option(
              value, option.text("label", Labels.humanise(value)), option.text("tone", "gray"));
        });
  }

  private static FieldType relation(Members field) {
    String table = field.required("table");
    String inverseOf = field.text("inverseOf");
    if (inverseOf != null) {
      return new FieldType.Inverse(table, inverseOf);
    }
    return field.flag("many")
        ? new FieldType.Many(
            table, onDelete(field), field.small("minItems"), field.small("maxItems"))
        : new FieldType.Relation(table, onDelete(field));
  }

  private static boolean asApp(Members field) {
    return "app".equals(field.text("as"));
  }

  private static Metric metric(Members field) {
    return switch (field.text("metric", "cosine")) {
      case "l2" -> Metric.L2;
      case "ip" -> Metric.IP;
      default -> Metric.COSINE;
    };
  }

  private static OnDelete onDelete(Members field) {
    return switch (field.text("onDelete", "restrict")) {
      case "setNull" -> OnDelete.SET_NULL;
      case "cascade" -> OnDelete.CASCADE;
      default -> OnDelete.RESTRICT;
    };
  }
}
