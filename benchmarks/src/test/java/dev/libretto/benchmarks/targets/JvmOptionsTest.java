package dev.libretto.benchmarks.targets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {

  @Test
  void areThoseOfTheLauncher() throws IOException {
    var launcher = Files.readString(Path.of("..", "libretto"));
    var flags = Pattern.compile("(?m)^flags=\"([^\"]*)\"").matcher(launcher);

    assertTrue(flags.find(), "the launcher sets its flags in one place");
    var engine = new ArrayList<>(List.of(flags.group(1).split("\\s+")));
    engine.add(0, "-XX:+UseSerialGC");
    assertEquals(engine, JvmOptions.engine());
  }
}
