package dev.libretto.server.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import dev.libretto.secret.SecretText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The members of a small JSON object, each asked for by name. What is wrong with them is collected;
 * {@link #check} refuses them all at once. Values are never repeated in what is refused.
 */
final class BodyFields {

  /** What neither a text in PostgreSQL nor a person can hold. */
  private static final Pattern UNWRITABLE = Pattern.compile("[\\p{Cc}\\p{Cs}]");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final ObjectNode body;
  private final List<Refusal.FieldFault> faults = new ArrayList<>();

  private BodyFields(ObjectNode body) {
    this.body = body;
  }

  /** Reads a body that may have these members and no others. */
  static BodyFields read(byte[] body, Set<String> known) {
    var fields = new BodyFields(object(body));
    fields
        .body
        .fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            fields.fault(
                "body", RequestCode.UNKNOWN_ROW_KEY, "Only these are read: " + sorted(known));
          }
        });
    return fields;
  }

  private static String sorted(Set<String> known) {
    return String.join(", ", known.stream().sorted().toList());
  }

  private static ObjectNode object(byte[] body) {
    try {
      if (MAPPER.readTree(body) instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException notJson) {
      throw malformed();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
    throw malformed();
  }

  private static RuntimeException malformed() {
    return Refusal.of(
            RequestCode.MALFORMED_BODY, "The body is not one JSON object", "Send {\"name\": …}")
        .thrown();
  }

  /** A text that has to be there. */
  String text(String name, int shortest, int longest) {
    var found = optional(name, shortest, longest);
    if (!body.hasNonNull(name)) {
      fault(name, RequestCode.MISSING_VALUE, "A value is required");
    }
    return found.orElse("");
  }

  /** A text that has to be there and of this form. */
  String matching(String name, Pattern form, String words) {
    var text = text(name, 1, 200);
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      fault(name, RequestCode.BAD_FORMAT, words);
    }
    return text;
  }

  /** A text that may be absent or null. */
  Optional<String> optional(String name, int shortest, int longest) {
    var value = body.get(name);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    return readable(name, value, false)
        .filter(text -> {
          var length = text.codePointCount(0, text.length());
          if (length < shortest || length > longest) {
            fault(
                name,
                RequestCode.OUT_OF_BOUNDS,
                "From %d to %d characters are taken".formatted(shortest, longest));
            return false;
          }
          return true;
        });
  }

  /** A secret that has to be there; lines may be broken in it. */
  SecretText secret(String name, int longest) {
    var value = body.get(name);
    if (value == null || value.isNull()) {
      fault(name, RequestCode.MISSING_VALUE, "A value is required");
      return new SecretText("");
    }
    var text = readable(name, value, true).orElse("");
    if (text.length() > longest) {
      fault(name, RequestCode.OUT_OF_BOUNDS, "At most %d characters are taken".formatted(longest));
    }
    return new SecretText(text);
  }

  /** Whether a truth value is there, and which. */
  Optional<Boolean> flag(String name) {
    var value = body.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      fault(name, RequestCode.WRONG_TYPE, "true or false is needed");
    }
    return Optional.of(value.asBoolean());
  }

  /** Whether the body says anything of this. */
  boolean isAsked(String name) {
    return body.has(name);
  }

  private Optional<String> readable(String name, JsonNode value, boolean lines) {
    if (!value.isTextual()) {
      fault(name, RequestCode.WRONG_TYPE, "A text is needed");
      return Optional.empty();
    }
    var text = value.textValue();
    var checked = lines ? text.replaceAll("[\\r\\n\\t]", "") : text;
    if (UNWRITABLE.matcher(checked).find()) {
      fault(name, RequestCode.BAD_FORMAT, "It has a character that cannot be written");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  private void fault(String name, RequestCode code, String message) {
    faults.add(new Refusal.FieldFault(name, name.equals("body") ? "" : "/" + name, code, message));
  }

  /** Refuses the body if anything is wrong with it. */
  void check() {
    if (!faults.isEmpty()) {
      var first = faults.getFirst();
      throw new Refusal(
              RequestCode.INVALID_BODY,
              faults.size() == 1
                  ? first.field() + ": " + first.message()
                  : faults.size() + " members of the body need a look",
              null,
              null,
              faults)
          .thrown();
    }
  }
}
