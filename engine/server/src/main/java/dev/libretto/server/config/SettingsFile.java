package dev.libretto.server.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A file of settings, as {@code name=value} lines or as one flat JSON object.
 *
 * @param name the file's name, for messages
 * @param values by their keys, as written
 */
public record SettingsFile(String name, Map<String, String> values) {

  /** No file. */
  public static final SettingsFile NONE = new SettingsFile("", Map.of());

  /**
   * Reads a file; its name ends in {@code .json} when it is JSON.
   *
   * @throws EnvironmentFailure when it cannot be read
   */
  public static SettingsFile read(Path path) {
    var name = path.toString();
    try {
      var text = Files.readString(path);
      return new SettingsFile(name, name.endsWith(".json") ? json(text, name) : properties(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new EnvironmentFailure(
          EnvironmentCode.FILE_UNREADABLE,
          "The file of settings " + path + " cannot be read",
          "Give --config the path of a readable .properties or .json file in UTF-8",
          e);
    }
  }

  private static Map<String, String> properties(String text) throws IOException {
    var properties = new Properties();
    properties.load(new StringReader(text));
    var values = new LinkedHashMap<String, String>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  private static Map<String, String> json(String text, String name) {
    try {
      if (JsonMapper.builder().build().readTree(text) instanceof ObjectNode object) {
        var values = new LinkedHashMap<String, String>();
        object.properties().forEach(e -> values.put(e.getKey(), e.getValue().asText()));
        return values;
      }
      throw notAnObject(name, "it is another value");
    } catch (JsonProcessingException e) {
      throw notAnObject(name, e.getOriginalMessage());
    }
  }

  private static EnvironmentFailure notAnObject(String name, String reason) {
    return new EnvironmentFailure(
        EnvironmentCode.FILE_UNREADABLE,
        "The file of settings " + name + " is not one JSON object (" + reason + ")",
        "Write it as {\"port\": 8080}");
  }
}
