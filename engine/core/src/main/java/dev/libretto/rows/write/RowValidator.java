package dev.libretto.rows.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.regex.RegularExpression;
import dev.libretto.expression.Regex;
import dev.libretto.kind.TextForm;
import dev.libretto.kind.VectorKind;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal.FieldFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates the JSON of a row against its table's JSON Schema. Patterns run on RE2, whose time
 * grows with the text and never faster, so that no value can hang a thread.
 */
final class RowValidator {

  private static final JsonMapper MAPPER = new JsonMapper();

  /** Forms that are part of the published schema, and that reading the value proves anyway. */
  private static final Set<String> READ_BY_HAND =
      Set.of(TextForm.DATE, TextForm.TIME, TextForm.DATE_TIME, TextForm.UUID);

  private final Table table;
  private final Schema schema;

  private RowValidator(Table table, Schema schema) {
    this.table = table;
    this.schema = schema;
  }

  /** Compiles a schema (JSON Schema 2020-12) for the rows of a table. */
  static RowValidator of(Table table, String schema) {
    var config =
        SchemaRegistryConfig.builder().regularExpressionFactory(RowValidator::expression).build();
    var registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
    try {
      return new RowValidator(table, registry.getSchema(MAPPER.readTree(schema)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a row schema is not JSON", e);
    }
  }

  private static RegularExpression expression(String pattern) {
    if (READ_BY_HAND.contains(pattern)) {
      return _ -> true;
    }
    var compiled = Pattern.compile(pattern);
    // As in expressions: the work grows with the text, and a value must not keep a thread for
    // seconds.
    return text ->
        text.codePointCount(0, text.length()) <= Regex.MAX_TEXT && compiled.matcher(text).find();
  }

  /** Everything wrong with the row, at most one fault a field; {@code at} is its place. */
  List<FieldFault> validate(JsonNode row, String at) {
    var errors = schema.validate(row);
    if (errors.isEmpty()) {
      return List.of();
    }
    var faults = new ArrayList<FieldFault>();
    for (var error : errors) {
      var fault = fault(error, row, at);
      if (fault != null && faults.stream().noneMatch(f -> f.field().equals(fault.field()))) {
        faults.add(fault);
      }
    }
    return faults;
  }

  /** What is wrong inside of a value that is one thing to people is wrong with all of it. */
  private static boolean isInside(Field field, int depth, String keyword) {
    return field.kind().options().isEmpty()
        && (depth > 1
            || (depth == 1 && Set.of("required", "additionalProperties").contains(keyword))
            || (field.kind() instanceof VectorKind
                && Set.of("minItems", "maxItems").contains(keyword)));
  }

  private @Nullable FieldFault fault(Error error, JsonNode row, String at) {
    var location = error.getInstanceLocation();
    var field = location.getNameCount() > 0 ? location.getName(0) : error.getProperty();
    if (field == null) {
      return null;
    }
    var known = table.field(field).orElse(null);
    var keyword = error.getKeyword();
    var pointer = at + (location.getNameCount() > 0 ? location.toString() : "/" + field);
    if (known == null) {
      return new FieldFault(field, pointer, RequestCode.UNKNOWN_ROW_KEY, "There is no such field");
    }
    if (isInside(known, location.getNameCount(), keyword)) {
      return FaultWords.form(known, pointer);
    }
    // Null is no wrong kind of value where one is required, it is none.
    return row.path(field).isNull()
        ? FaultWords.missing(known, pointer)
        : FaultWords.of(known, keyword, error.getSchemaNode(), pointer);
  }
}
