package dev.libretto.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a folder of its own, with a JDK, a Maven and a Node that only pretend. */
final class LauncherTest {

  private static final Path SCRIPT = Path.of("..", "..", "libretto");

  private static final String FAKE_JAVA = "#!/bin/sh\necho \"java $*\"\n";

  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      echo "[INFO] Building Libretto · core 0.1.0-SNAPSHOT                                    [2/3]"
      echo built >> "$ROOT/builds"
      mkdir -p "$ROOT/engine/server/target/libretto/lib"
      """;

  @TempDir private Path root;

  private record Done(int exit, String out, String err) {}

  @BeforeEach
  void aCloneWithTools() throws IOException {
    Files.copy(SCRIPT, root.resolve("libretto"));
    Files.createDirectories(root.resolve("engine").resolve("core").resolve("src"));
    Files.createDirectories(root.resolve("schemas"));
    Files.writeString(root.resolve("pom.xml"), "<project/>");
    program("jdk/bin/java", FAKE_JAVA);
    program("jdk/bin/javac", "#!/bin/sh\n");
    Files.writeString(root.resolve("jdk").resolve("release"), "JAVA_VERSION=\"25.0.1\"\n");
    program("bin/mvn", FAKE_MAVEN);
  }

  @Test
  void theFirstStartBuildsAndHandsOver() throws Exception {
    var done = launch(Map.of(), "check", "a folder");

    assertEquals(0, done.exit(), done.err());
    assertTrue(done.err().contains("  Libretto · core [2/3] ("), done.err());
    assertTrue(done.out().strip().endsWith("dev.libretto.server.Main check a folder"), done.out());
  }

  @Test
  void aLaterStartBuildsOnlyWhenASourceIsNewer() throws Exception {
    launch(Map.of(), "version");
    launch(Map.of(), "version");
    assertEquals(1, builds());

    var source = root.resolve("engine").resolve("core").resolve("src").resolve("A.java");
    Files.writeString(source, "class A {}");
    Files.setLastModifiedTime(
        root.resolve("engine/server/target/libretto/built"),
        FileTime.fromMillis(Files.getLastModifiedTime(source).toMillis() - 1_000));
    launch(Map.of(), "version");

    assertEquals(2, builds());
  }

  @Test
  void aMissingMavenIsOneLine() throws Exception {
    Files.delete(root.resolve("bin").resolve("mvn"));

    var done = launch(Map.of("PATH", toolsWithoutMaven()), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().startsWith("LIB-911: "), done.err());
    assertEquals(1, done.err().lines().count());
  }

  @Test
  void anOldNodeIsOneLine() throws Exception {
    Files.createDirectories(root.resolve("runtime-ui"));
    Files.writeString(root.resolve("runtime-ui").resolve("package.json"), "{}");
    program("bin/node", "#!/bin/sh\n[ \"$1\" = -v ] && echo v18.1.0 && exit\nexit 1\n");
    program("bin/npm", "#!/bin/sh\n");

    var done = launch(Map.of(), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().startsWith("LIB-910: Node v18.1.0 is too old"), done.err());
  }

  @Test
  void aFailedBuildShowsItsErrorsAndItsLog() throws Exception {
    program("bin/mvn", "#!/bin/sh\necho '[INFO] one'\necho '[ERROR] A.java: two'\nexit 1\n");

    var done = launch(Map.of(), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().contains("[ERROR] A.java: two\nLIB-912: "), done.err());
    assertFalse(done.err().contains("one"), done.err());
    assertTrue(done.err().contains("build.log"), done.err());
    assertFalse(done.out().contains("java"));
  }

  @Test
  void withoutABuildNothingIsBuiltWhenThatIsForbidden() throws Exception {
    var done = launch(Map.of("LIBRETTO_NO_BUILD", "1"), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().startsWith("LIB-912: "), done.err());
    assertFalse(Files.exists(root.resolve("builds")));
  }

  @Test
  void aWishedJdkThatIsNoneIsNotPassedOver() throws Exception {
    var done = launch(Map.of("LIBRETTO_JAVA_HOME", root.resolve("nothing").toString()), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().startsWith("LIB-909: LIBRETTO_JAVA_HOME="), done.err());
  }

  @Test
  void aWishedJdkThatIsTooOldIsNotPassedOver() throws Exception {
    Files.writeString(root.resolve("jdk").resolve("release"), "JAVA_VERSION=\"17.0.9\"\n");

    var done = launch(Map.of(), "version");

    assertEquals(3, done.exit());
    assertTrue(done.err().contains("is JDK 17, not a JDK 25 or newer"), done.err());
  }

  @Test
  void aCollectorOfTheOperatorsReplacesOurs() throws Exception {
    var ours = launch(Map.of(), "version");
    var theirs = launch(Map.of("LIBRETTO_JAVA_OPTS", "-XX:+UseZGC"), "version");

    assertTrue(ours.out().contains("-XX:+UseSerialGC"), ours.out());
    assertFalse(theirs.out().contains("-XX:+UseSerialGC"), theirs.out());
    assertTrue(theirs.out().contains("-XX:+UseZGC"), theirs.out());
  }

  @Test
  void aLinkToTheLauncherFindsItsFolder() throws Exception {
    var link =
        Files.createSymbolicLink(root.resolve("bin").resolve("lib"), root.resolve("libretto"));

    var done = start(link, Map.of(), "version");

    assertEquals(0, done.exit(), done.err());
    assertTrue(done.out().contains(root.toRealPath().toString()), done.out());
  }

  private Done launch(Map<String, String> environment, String... arguments) throws Exception {
    return start(root.resolve("libretto"), environment, arguments);
  }

  private Done start(Path launcher, Map<String, String> environment, String... arguments)
      throws Exception {
    var line = new ArrayList<String>();
    line.add("/bin/sh");
    line.add(launcher.toString());
    line.addAll(List.of(arguments));
    var builder = new ProcessBuilder(line);
    var variables = builder.environment();
    variables.keySet().removeIf(name -> name.startsWith("LIBRETTO_") || name.equals("JAVA_HOME"));
    variables.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    variables.put("ROOT", root.toString());
    variables.put("LIBRETTO_JAVA_HOME", root.resolve("jdk").toString());
    variables.putAll(environment);
    var err = Files.createTempFile(root, "err", "");
    var process = builder.redirectError(err.toFile()).start();
    process.getOutputStream().close();
    var out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Done(process.waitFor(), out, Files.readString(err));
  }

  /** The programs the launcher calls itself, and no Maven, wherever it is installed. */
  private String toolsWithoutMaven() throws IOException {
    var tools = root.resolve("tools");
    for (var name : "sh dirname readlink sed find head mkdir rm mv date grep awk cat".split(" ")) {
      program("tools/" + name, "#!/bin/sh\nexec " + located(name) + " \"$@\"\n");
    }
    return tools.toString();
  }

  private static Path located(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private long builds() throws IOException {
    try (var lines = Files.lines(root.resolve("builds"))) {
      return lines.count();
    }
  }

  private void program(String path, String text) throws IOException {
    var file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
