import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Maven runs instead of npm itself: it says in one line what is missing, and does nothing when
 * nothing changed. A single source file for any JDK from 17 on.
 *
 * <p>{@code java Npm.java build} installs and builds when the sources differ from those of the last
 * build; {@code java Npm.java test} runs the module's tests.
 */
public final class Npm {
  private static final Path ROOT = Path.of("").toAbsolutePath();
  private static final Path MODULES = ROOT.resolve("node_modules");
  private static final Path DIST = ROOT.resolve("dist");
  private static final Path BUILT = DIST.resolve(".sources.sha256");
  private static final Path INSTALLED = MODULES.resolve(".lock.sha256");
  private static final List<String> SOURCES =
      List.of("src", "build", "package.json", "package-lock.json", "svelte.config.js", "tsconfig.json", "vite.config.ts");

  public static void main(String[] arguments) throws IOException, InterruptedException {
    switch (arguments.length == 1 ? arguments[0] : "") {
      case "build" -> build();
      case "test" -> {
        install();
        run("npm", "--silent", "test");
      }
      default -> stop("Usage: java Npm.java build|test");
    }
  }

  private static void build() throws IOException, InterruptedException {
    String sources = digest(SOURCES);
    if (sources.equals(read(BUILT))) return;
    install();
    run("npm", "--silent", "run", "build");
    // Names carry hashes: what an earlier build left among the classes would stay in the jar.
    delete(ROOT.resolve("target/classes/dev/libretto/ui"));
    Files.writeString(BUILT, sources);
  }

  private static void install() throws IOException, InterruptedException {
    requireNode();
    String lock = digest(List.of("package.json", "package-lock.json"));
    if (lock.equals(read(INSTALLED))) return;
    run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    Files.writeString(INSTALLED, lock);
  }

  /** Vite needs Node 20.19, or 22.12 and later. */
  private static void requireNode() throws InterruptedException {
    String version = output("node", "--version").orElse("");
    Matcher found = Pattern.compile("v(\\d+)\\.(\\d+)\\..*").matcher(version);
    boolean fits =
        found.matches() && fits(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
    if (!fits || output("npm", "--version").isEmpty()) {
      String seen = version.isEmpty() ? "no Node.js is on the PATH" : "this is " + version;
      stop("The pages are built with Node.js 20.19 or newer (20.x, or 22.12 and later) and npm; " + seen
          + ". Install one and run this again.");
    }
  }

  private static boolean fits(int major, int minor) {
    return major == 20 ? minor >= 19 : major == 22 ? minor >= 12 : major > 22;
  }

  private static Optional<String> output(String... command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(onThisSystem(command)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException absent) {
      return Optional.empty();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(onThisSystem(command)).directory(ROOT.toFile()).inheritIO().start().waitFor();
    if (exit != 0) stop(String.join(" ", command) + " ended with " + exit + " in " + ROOT);
  }

  private static List<String> onThisSystem(String... command) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return windows ? Stream.concat(Stream.of("cmd", "/c"), Stream.of(command)).toList() : List.of(command);
  }

  /** The digest of files by name and content, in an order that does not depend on the disk. */
  private static String digest(List<String> names) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
    for (String name : names) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(name))) {
        files.filter(Files::isRegularFile).sorted().forEach(file -> add(digest, file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path file) {
    try {
      digest.update(ROOT.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(Files.readAllBytes(file));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) return;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException absent) {
      return "";
    }
  }

  private static void stop(String line) {
    System.err.println(line);
    System.exit(1);
  }
}
