package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.definition.FieldType;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A telephone number in the international form of E.164. */
public record PhoneKind(FieldType.Phone type) implements FieldKind {

  private static final int MOST_DIGITS = 15;
  private static final Pattern STORED = Pattern.compile("\\+[1-9][0-9]{5,14}");

  @Override
  public String name() {
    return "phone";
  }

  @Override
  public Type valueType() {
    return Type.Scalar.TEXT;
  }

  @Override
  public Column column() {
    return Column.of(ColumnType.TEXT);
  }

  @Override
  public Map<String, Json> schema() {
    return Keywords.ofType("string").text("pattern", TextForm.PHONE).members();
  }

  @Override
  public Optional<Object> read(JsonNode node) {
    return node.isTextual() ? normal(node.textValue()) : Optional.empty();
  }

  @Override
  public String expected() {
    return "It must be a number such as +49 30 901820";
  }

  /** In an address a plus sign that was not encoded has become a space. */
  @Override
  public Optional<Object> parse(String text) {
    return normal(text.startsWith(" ") ? "+" + text.substring(1) : text);
  }

  @Override
  public String comparand() {
    return "a number such as +4930901820";
  }

  @Override
  public void write(Object value, JsonBytes out) {
    UnicodeText.write(value, out);
  }

  @Override
  public Optional<String> misfit(Json value) {
    return value instanceof Json.Str(String text) && normal(text).isPresent()
        ? Optional.empty()
        : Optional.of("it is not a telephone number such as +49 30 901820");
  }

  @Override
  public String columnText(Json value) {
    return normal(JsonScalar.text(value)).orElseThrow().toString();
  }

  @Override
  public long mostCharacters() {
    return MOST_DIGITS + 1;
  }

  /** People group the digits as they like; a number is stored without any of it. */
  private static Optional<Object> normal(String text) {
    var digits = new StringBuilder(text.length());
    for (var index = 0; index < text.length(); index++) {
      var c = text.charAt(index);
      if (" -./()".indexOf(c) < 0) {
        digits.append(c);
      }
    }
    return digits.length() <= MOST_DIGITS + 1 && STORED.matcher(digits).matches()
        ? Optional.of(digits.toString())
        : Optional.empty();
  }
}
