package dev.libretto.publish.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.json.JsonText;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Problem;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.Samples;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Ids follow what an author means by a change, or the change is refused. */
final class IdentitiesTest {

  private static final String TITLE = "{'name':'title','type':'text'}";

  @Test
  void givesAnIdToEverything() {
    var definition = DefinitionProblems.identified(Samples.sound());

    var ids = new HashSet<@Nullable String>();
    int count = 0;
    for (TableDefinition table : definition.tables()) {
      ids.add(table.id());
      count += 1 + table.fields().size();
      table.fields().forEach(field -> ids.add(field.id()));
    }
    definition.views().forEach(view -> ids.add(view.id()));
    count += definition.views().size();
    assertEquals(count, ids.size());
    ids.forEach(id -> assertTrue(id != null && id.matches("[a-z][a-z0-9]{11}"), id));
  }

  @Test
  void writesThemIntoTheCanonicalDocument() {
    var definition = DefinitionProblems.identified(Samples.sound());

    var again = load(JsonText.of(definition.source()));

    assertEquals(definition.tables().getFirst().id(), again.definition().tables().getFirst().id());
    assertEquals(definition.tables(), again.definition().tables());
    assertEquals(definition.views(), again.definition().views());
  }

  @Test
  void keepsTheDigestOfTheSource() {
    var definition = DefinitionProblems.identified(Samples.sound());

    String withIds = Digest.of(definition.source());

    assertEquals(
        Digest.of(load(new String(Samples.sound(), StandardCharsets.UTF_8)).definition().source()),
        withIds);
    assertEquals(64, withIds.length());
  }

  @Test
  void findsTheSameNamesAgain() {
    var before = identified(app("recipe", TITLE));

    var after = assign(app("recipe", TITLE), before);

    assertEquals(before.tables().getFirst().id(), after.tables().getFirst().id());
    assertEquals(field(before, 0).id(), field(after, 0).id());
  }

  @Test
  void followsARename() {
    var before = identified(app("recipe", TITLE));

    var after =
        assign(
            app(
                "dish",
                "{'name':'headline','type':'text','renamedFrom':'title'}",
                "'renamedFrom':'recipe',"),
            before);

    assertEquals(before.tables().getFirst().id(), after.tables().getFirst().id());
    assertEquals(field(before, 0).id(), field(after, 0).id());
  }

  @Test
  void followsAnIdThroughARenameWithoutAnotherWord() {
    var before = identified(app("recipe", TITLE));

    var after =
        assign(app("dish", TITLE, "'id':'" + before.tables().getFirst().id() + "',"), before);

    assertEquals(before.tables().getFirst().id(), after.tables().getFirst().id());
    assertEquals(field(before, 0).id(), field(after, 0).id());
  }

  @Test
  void ignoresARenameThatIsDone() {
    var before = identified(app("dish", TITLE, "'renamedFrom':'recipe',"));

    var after = assign(app("dish", TITLE, "'renamedFrom':'recipe',"), before);

    assertEquals(before.tables().getFirst().id(), after.tables().getFirst().id());
  }

  @Test
  void takesADroppedAndANewTableForTwo() {
    var before = identified(app("recipe", TITLE));

    var after = assign(app("dish", TITLE), before);

    assertNotEquals(before.tables().getFirst().id(), after.tables().getFirst().id());
  }

  @Test
  void acceptsIdsOfAnotherEngine() {
    var after = assign(app("recipe", TITLE, "'id':'abcdefghijkl',"), null);

    assertEquals("abcdefghijkl", after.tables().getFirst().id());
  }

  @Test
  void refusesARenameOverWhatWasThere() {
    var before = identified(app("recipe", "{'name':'a','type':'text'},{'name':'b','type':'text'}"));

    var problems = refuse(app("recipe", "{'name':'b','type':'text','renamedFrom':'a'}"), before);

    assertEquals(List.of(DefinitionCode.AMBIGUOUS_RENAME), problems);
  }

  @Test
  void refusesAnIdAgainstTheNamePublished() {
    var before = identified(app("recipe", TITLE));

    var problems = refuse(app("recipe", TITLE, "'id':'abcdefghijkl',"), before);

    assertEquals(List.of(DefinitionCode.CONTRADICTORY_IDENTITY), problems);
  }

  @Test
  void refusesAnIdAgainstARename() {
    var before = identified(app("recipe", "{'name':'a','type':'text'},{'name':'b','type':'text'}"));
    String id = field(before, 0).id();

    var problems =
        refuse(
            app("recipe", "{'id':'" + id + "','name':'c','type':'text','renamedFrom':'b'}"),
            before);

    assertEquals(List.of(DefinitionCode.CONTRADICTORY_IDENTITY), problems);
  }

  @Test
  void doesNotGiveAnIdTwice() {
    var before = identified(app("recipe", TITLE));
    String id = before.tables().getFirst().id();

    var after =
        assign(
            "{'format':'app/1','app':{'name':'a'},'tables':["
                + "{'name':'recipe','fields':[]},{'id':'"
                + id
                + "','name':'dish','fields':[]}]}",
            before);

    assertNotNull(after.tables().getFirst().id());
    assertNotEquals(id, after.tables().getFirst().id());
    assertEquals(id, after.tables().getLast().id());
  }

  private static FieldDefinition field(AppDefinition definition, int index) {
    return definition.tables().getFirst().fields().get(index);
  }

  private static String app(String table, String fields) {
    return app(table, fields, "");
  }

  private static String app(String table, String fields, String keys) {
    return "{'format':'app/1','app':{'name':'a'},'tables':[{"
        + keys
        + "'name':'"
        + table
        + "','fields':["
        + fields
        + "]}]}";
  }

  private static AppDefinition identified(String text) {
    return assign(text, null);
  }

  private static AppDefinition assign(String text, @Nullable AppDefinition before) {
    return assertInstanceOf(Identification.Identified.class, identify(text, before)).definition();
  }

  private static List<DefinitionCode> refuse(String text, AppDefinition before) {
    return assertInstanceOf(Identification.Refused.class, identify(text, before))
        .problems()
        .stream()
        .map(Problem::code)
        .toList();
  }

  private static Identification identify(String text, @Nullable AppDefinition before) {
    var loaded = load(text.replace('\'', '"'));
    return Identities.assign(
        loaded.definition(),
        loaded.source(),
        Optional.ofNullable(before),
        new NewIds(new Random(text.hashCode())));
  }

  private static Loading.Loaded load(String text) {
    return assertInstanceOf(
        Loading.Loaded.class, Load.load("app.json", text.getBytes(StandardCharsets.UTF_8)));
  }
}
