package dev.libretto.server.isolation;

import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.store.Wall;

/**
 * An app of mine, a neighbour's with the same tables, and a private one of the neighbour's. Every
 * text of the neighbour's holds {@link #SECRET}.
 */
final class Neighbours {

  static final String SECRET = "neighbours-secret";

  final TestEngine engine;
  final TestBuilder me;
  final TestBuilder neighbour;
  final TestApp mine;
  final TestApp theirs;
  final TestApp hidden;
  final String myBook;
  final String theirBook;
  final String theirAuthor;
  final String hiddenNote;
  final String theirSchema;
  final String theirTable;
  final String theirColumn;
  private final String before;

  /** The same for all attempts: each leaves them as they were, or fails. */
  static Neighbours behind(Wall wall) {
    return switch (wall) {
      case NONE -> Open.NEIGHBOURS;
      case ROLE -> Walled.NEIGHBOURS;
    };
  }

  private static final class Open {
    static final Neighbours NEIGHBOURS = new Neighbours(Wall.NONE);
  }

  private static final class Walled {
    static final Neighbours NEIGHBOURS = new Neighbours(Wall.ROLE);
  }

  private Neighbours(Wall wall) {
    engine = TestEngine.shared(wall);
    me = engine.builder();
    neighbour = engine.builder();
    mine = engine.publish(me, "library.json");
    theirs = engine.publish(neighbour, "library.json");
    hidden = engine.publish(neighbour, "private.json");
    myBook = mine.addId("book", "{title:'mine', isbn:'9780000000001'}");
    mine.add("author", "{name:'my author'}");
    theirAuthor = theirs.addId("author", "{name:'" + SECRET + "'}");
    theirBook =
        theirs.addId(
            "book", "{title:'" + SECRET + "', isbn:'9780000000002', author:'" + theirAuthor + "'}");
    theirs.add("review", "{book:'" + theirBook + "', stars:5}");
    hiddenNote = hidden.asBuilder().addId("note", "{text:'" + SECRET + "'}");
    theirSchema =
        engine
            .query(
                "SELECT a.schema_name FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder"
                    + " WHERE b.name = '"
                    + neighbour.name()
                    + "' AND a.name = 'library'")
            .iterator()
            .next()
            .getString(0);
    var book =
        engine
            .console("GET", "/api/v1/apps/" + neighbour.name() + "/library/definition")
            .header("Authorization", neighbour.bearer())
            .send()
            .json()
            .at("/tables/2");
    theirTable = "t_" + book.get("id").textValue();
    theirColumn = "c_" + book.at("/fields/1/id").textValue();
    before = state();
  }

  /** The text with what stands for names and ids put in. */
  String fill(String text) {
    return text.replace("{me}", me.name())
        .replace("{neighbour}", neighbour.name())
        .replace("{rest}", mine.rest())
        .replace("{myBook}", myBook)
        .replace("{theirBook}", theirBook)
        .replace("{theirAuthor}", theirAuthor)
        .replace("{hiddenNote}", hiddenNote)
        .replace("{schema}", theirSchema)
        .replace("{table}", theirTable)
        .replace("{column}", theirColumn)
        .replace("{myToken}", me.bearer());
  }

  /** Everything the neighbour has. */
  private String state() {
    var all = new StringBuilder();
    for (var table : new String[] {"author", "book", "review", "series"}) {
      all.append(theirs.asBuilder().get(table).text());
    }
    return all.append(hidden.asBuilder().get("note").text()).toString();
  }

  /** Whether the neighbour has what it had, to the byte. */
  boolean areUntouched() {
    return before.equals(state());
  }
}
