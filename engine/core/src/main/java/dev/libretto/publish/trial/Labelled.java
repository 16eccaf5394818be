package dev.libretto.publish.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.libretto.json.Json;
import dev.libretto.json.JsonText;
import dev.libretto.program.Table;
import dev.libretto.publish.check.GivenReferences;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** The rows and members of a test by the labels its author gave them, and by their ids. */
final class Labelled {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final String MEMBER = "member:";
  private static final Pattern MEMBER_LABEL = Pattern.compile("member:[a-z][A-Za-z0-9_]{0,62}");

  private final Map<String, UUID> rows = new LinkedHashMap<>();
  private final Map<String, String> members = new LinkedHashMap<>();

  void row(String label, UUID id) {
    rows.put(label, id);
  }

  UUID row(String label) {
    var id = rows.get(label);
    if (id == null) {
      throw new IllegalStateException("the checks let pass the unknown row " + label);
    }
    return id;
  }

  /** The id of a member without the word before the colon: the same in every test. */
  String member(String label) {
    return members.computeIfAbsent(
        label,
        _ -> UUID.nameUUIDFromBytes((MEMBER + label).getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** The values of a row of a table as a request brings them. */
  ObjectNode values(Json.Obj values, Table table) {
    var object = MAPPER.createObjectNode();
    read(JsonText.of(values))
        .properties()
        .forEach(member -> {
          var name = member.getKey();
          var refers =
              name.equals("id")
                  || table
                      .field(name)
                      .flatMap(field -> GivenReferences.target(field.type()))
                      .isPresent();
          object.set(name, value(member.getValue(), refers));
        });
    return object;
  }

  private JsonNode value(JsonNode value, boolean refers) {
    return switch (value) {
      case TextNode text when refers && rows.containsKey(text.textValue()) ->
          TextNode.valueOf(row(text.textValue()).toString());
      case TextNode text when MEMBER_LABEL.matcher(text.textValue()).matches() ->
          TextNode.valueOf(MEMBER + member(text.textValue().substring(MEMBER.length())));
      case ArrayNode array -> {
        var items = MAPPER.createArrayNode();
        array.forEach(item -> items.add(value(item, refers)));
        yield items;
      }
      default -> value;
    };
  }

  /** A text with labels in the place of ids, for people. */
  String shown(String text) {
    var shown = text;
    for (var row : rows.entrySet()) {
      shown = shown.replace(row.getValue().toString(), row.getKey());
    }
    for (var member : members.entrySet()) {
      shown = shown.replace(member.getValue(), member.getKey());
    }
    return shown;
  }

  /** JSON that the engine wrote. */
  static JsonNode read(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the engine wrote what is no JSON", e);
    }
  }
}
