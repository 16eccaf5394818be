package dev.libretto.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldenTest {

  @TempDir private Path folder;

  @Test
  void agreesWithTheFileWhateverItsLineEnds() throws IOException {
    var file = Files.writeString(folder.resolve("case.txt"), "one\r\ntwo");

    Golden.matches(file, "one\ntwo\n", false);
  }

  @Test
  void showsTheLinesThatDifferAndNoOthers() throws IOException {
    var file = Files.writeString(folder.resolve("case.txt"), "a\nb\nc\nd\ne\nf\ng\nh\n");

    var failure =
        assertThrows(
            AssertionError.class, () -> Golden.matches(file, "a\nb\nc\nd\nE\nf\ng\nh\ni", false));

    assertTrue(
        failure
            .toString()
            .endsWith(
                """
                     3 c
                     4 d
                -    5 e
                +    5 E
                     6 f
                     7 g
                     8 h
                +    9 i
                """),
        failure.toString());
  }

  @Test
  void aMissingFileFailsAndIsNotMade() {
    var file = folder.resolve("case.txt");

    assertThrows(AssertionError.class, () -> Golden.matches(file, "new", false));

    assertFalse(Files.exists(file));
  }

  @Test
  void acceptingWritesTheFile() throws IOException {
    var file = folder.resolve("deeper").resolve("case.txt");

    Golden.matches(file, "new", true);

    assertEquals("new\n", Files.readString(file));
  }
}
