package dev.libretto.benchmarks.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void areThoseOfTheLauncher() throws IOException {
    var launcher = Files.readString(Path.of("..", "libretto"));
    var start = launcher.substring(launcher.lastIndexOf("exec \"$java_home/bin/java\""));

    var options =
        Pattern.compile("(?<=\\s)--?[A-Za-z][^\\s]*")
            .matcher(start.substring(0, start.indexOf("-cp ")))
            .results()
            .map(match -> match.group())
            .toList();

    assertEquals(List.copyOf(options), JvmOptions.engine());
  }
}
