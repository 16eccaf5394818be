package dev.libretto.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.program.Program;
import dev.libretto.publish.Recompile;
import dev.libretto.publish.TestPublishing;
import dev.libretto.store.Apps;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SpacesTest {

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  @Test
  void bringsInTheCurrentVersionsAtTheStart() {
    publishing.published(definition("recipes", "One"));
    var recipes = publishing.published(definition("recipes", "Two")).program();
    var inventory = publishing.published(definition("inventory", "One")).program();

    var spaces = new Spaces(publishing.test().database());
    var unreadable = load(spaces);

    assertEquals(List.of(), unreadable);
    assertEquals(recipes, program(spaces, "recipes"));
    assertEquals(inventory, program(spaces, "inventory"));
    assertEquals(2, spaces.all().size());
  }

  @Test
  void bringsInMoreThanOnePageOfApps() {
    publishing.published(definition("recipes", "One"));
    publishing
        .test()
        .query(
            """
            WITH more AS (
              INSERT INTO libretto.app (id, builder, name, schema_name)
              SELECT gen_random_uuid(), builder, 'copy-' || i, 'copy_' || i
                FROM libretto.app, generate_series(1, 250) i RETURNING id)
            INSERT INTO libretto.version (app, number, digest, definition, published_by)
            SELECT more.id, 1, v.digest, v.definition, v.published_by
              FROM more, libretto.version v
            """);

    var spaces = new Spaces(publishing.test().database());
    var seen = new java.util.concurrent.atomic.AtomicInteger();
    spaces
        .load(
            new Apps(publishing.test().database()),
            version -> {
              seen.incrementAndGet();
              return Recompile.recompile(version);
            })
        .await();

    assertEquals(251, seen.get());
  }

  @Test
  void startsWithTheOthersWhenOneCannotBeRead() {
    publishing.published(definition("recipes", "One"));
    publishing.published(definition("inventory", "One"));
    publishing
        .test()
        .query(
            """
            UPDATE libretto.version v SET definition = '{"format": "app/0"}'
              FROM libretto.app a WHERE a.id = v.app AND a.name = 'inventory'
            """);

    var spaces = new Spaces(publishing.test().database());
    var unreadable = load(spaces);

    assertEquals(new Address("demo", "inventory"), unreadable.getFirst().address());
    assertTrue(spaces.find("demo", "recipes").isPresent());
    assertEquals(Optional.empty(), spaces.find("demo", "inventory"));
  }

  @Test
  void keepsToTheNewestVersionWhateverComesLate() {
    var first = publishing.published(definition("recipes", "One")).program();
    var second = publishing.published(definition("recipes", "Two")).program();

    publishing.spaces().swap(first);

    assertSame(second, publishing.served());
  }

  @Test
  void keepsTheSameSpaceForAnApp() {
    publishing.published(definition("recipes", "One"));
    var space = publishing.spaces().find("demo", "recipes").orElseThrow();

    publishing.published(definition("recipes", "Two"));

    assertSame(space, publishing.spaces().find("demo", "recipes").orElseThrow());
    assertEquals("Two", space.program().header().label());
  }

  private List<Recompiled.Unreadable> load(Spaces spaces) {
    return spaces.load(new Apps(publishing.test().database()), Recompile::recompile).await();
  }

  private static Program program(Spaces spaces, String app) {
    return spaces.find("demo", app).orElseThrow().program();
  }

  private static String definition(String name, String label) {
    return """
    {'format': 'app/1', 'app': {'name': '%s', 'label': '%s'}, 'tables': [
      {'name': 'recipe', 'fields': [{'name': 'title', 'type': 'text'}]}]}
    """
        .formatted(name, label);
  }
}
