package dev.libretto.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DocumentationTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");

  @ParameterizedTest
  @EnumSource
  void everySettingIsDocumented(Setting setting) throws IOException {
    var row = "| `" + setting.key() + "` | `" + setting.variable() + "` |";

    assertTrue(Files.readString(PAGE).contains(row), row);
  }

  @Test
  void everyRowIsASetting() throws IOException {
    var documented = new TreeSet<String>();
    var matcher = Pattern.compile("(?m)^\\| `(\\w+)` \\|").matcher(Files.readString(PAGE));
    while (matcher.find()) {
      documented.add(matcher.group(1));
    }

    assertEquals(
        Arrays.stream(Setting.values())
            .map(Setting::key)
            .collect(Collectors.toCollection(TreeSet::new)),
        documented);
  }
}
