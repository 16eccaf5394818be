package dev.libretto.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShowTest {

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void anAppWithFirstRows() throws IOException {
    Files.writeString(folder.resolve("app.json"), "{}");
    Files.createDirectory(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("note.csv"), "text\nhello\n");
  }

  @Test
  void aFirstVersionIsToldByItsAddressAlone() {
    show(new Publication.Published("notes", 1, List.of("table note is new"), Set.of()));

    assertEquals(
        """
        Published demo/notes, version 1
          http://localhost:8080/u/demo/notes
        """,
        out.toString());
  }

  @Test
  void newTablesGetTheirFirstRows() {
    var engine = show(new Publication.Published("notes", 1, List.of(), Set.of("note")));

    assertEquals(List.of(folder.resolve("data").resolve("note.csv")), engine.seeded);
    assertTrue(out.toString().contains("7 first rows"));
  }

  @Test
  void aLaterVersionIsToldByItsChangesAndBringsNoRows() {
    var engine = show(new Publication.Published("notes", 2, List.of("field due is new"), Set.of()));

    assertEquals(List.of(), engine.seeded);
    assertTrue(out.toString().contains("  field due is new\n"));
  }

  @Test
  void problemsGoToStandardErrorAndKeepTheOldVersion() {
    show(new Publication.Refused("app.json:1:1: LIB-201 Unknown key\n", 1));

    assertEquals("", out.toString());
    assertTrue(err.toString().contains("app.json:1:1: LIB-201"));
    assertTrue(err.toString().contains("1 problem: not published"));
  }

  @Test
  void changesThatNeedConsentAreShownWithTheCommandThatAgrees() {
    show(
        new Publication.KeptBack(
            "notes",
            List.of("remove field note.due [may-lose-data, 2 rows]"),
            List.of("may-lose-data")));

    assertEquals("", out.toString());
    assertTrue(err.toString().contains("  remove field note.due [may-lose-data, 2 rows]\n"));
    assertTrue(
        err.toString()
            .contains("--server http://localhost:8081 --user demo --accept may-lose-data\n"),
        err.toString());
  }

  private FakeEngine show(Publication answer) {
    var engine = new FakeEngine(text -> answer);
    new Show(engine, AppFolder.at(folder), "demo", new PrintWriter(out), new PrintWriter(err))
        .publish(new byte[0]);
    return engine;
  }
}
