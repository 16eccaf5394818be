package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What {@code ${…}} stands for: people, what was captured, and days from today. */
final class Names {

  private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Za-z0-9.+-]+)}");
  private static final Pattern DAY = Pattern.compile("today(?:([+-])(\\d{1,4}))?");

  private final Map<String, JsonNode> values = new LinkedHashMap<>();
  private final ZoneId zone;

  Names(ZoneId zone) {
    this.zone = zone;
  }

  void put(String name, JsonNode value) {
    values.put(name, value);
  }

  void put(String name, String value) {
    put(name, TextNode.valueOf(value));
  }

  /** The text with values in place of names. */
  String fill(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(
            found -> java.util.regex.Matcher.quoteReplacement(value(found.group(1)).asText()));
  }

  /** The same throughout a document; a text that is nothing but a name becomes what it names. */
  JsonNode fill(JsonNode node) {
    return switch (node) {
      case TextNode text -> {
        var whole = PLACE.matcher(text.textValue());
        yield whole.matches() ? value(whole.group(1)) : TextNode.valueOf(fill(text.textValue()));
      }
      case ObjectNode object -> {
        var filled = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(entry -> filled.set(entry.getKey(), fill(entry.getValue())));
        yield filled;
      }
      case ArrayNode list -> {
        var filled = JsonNodeFactory.instance.arrayNode();
        list.forEach(element -> filled.add(fill(element)));
        yield filled;
      }
      default -> node;
    };
  }

  private JsonNode value(String name) {
    var day = DAY.matcher(name);
    if (day.matches()) {
      var days = day.group(2) == null ? 0 : Long.parseLong(day.group(1) + day.group(2));
      return TextNode.valueOf(LocalDate.now(zone).plusDays(days).toString());
    }
    var value = values.get(name);
    if (value == null) {
      throw new ScenarioFailure("nothing is called ${" + name + "}; there are " + values.keySet());
    }
    return value;
  }
}
