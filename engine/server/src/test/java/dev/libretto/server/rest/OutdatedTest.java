package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import org.junit.jupiter.api.Test;

/** What happens when another engine has published a version that this one does not know. */
final class OutdatedTest {

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("private.json").asBuilder();

  private String sql(String query) {
    return engine.query(query).iterator().next().getValue(0).toString();
  }

  private String appId() {
    return sql(
        "SELECT a.id FROM libretto.app a JOIN libretto.builder b ON b.id = a.builder WHERE b.name = '"
            + app.owner().name()
            + "'");
  }

  /** Moves the column of the only field to another name, as if its field had another id. */
  private String movedColumn() {
    var id = appId();
    var schema = sql("SELECT schema_name FROM libretto.app WHERE id = '" + id + "'");
    var column =
        sql(
            "SELECT quote_ident(table_name) || '|' || column_name FROM information_schema.columns"
                + " WHERE table_schema = '"
                + schema
                + "' AND column_name LIKE 'c\\_%'");
    var names = column.split("\\|");
    var fieldId = names[1].substring(2);
    engine.query(
        "ALTER TABLE \"%s\".%s RENAME COLUMN \"%s\" TO c_otherfield00"
            .formatted(schema, names[0], names[1]));
    return fieldId;
  }

  @Test
  void aRequestIsRepeatedWithTheNewVersion() {
    app.add("note", "{text:'kept'}");
    var fieldId = movedColumn();
    engine.query(
        """
        INSERT INTO libretto.version (app, number, digest, definition, published_by)
        SELECT app, number + 1, repeat('0', 64), replace(definition::text, '%s', 'otherfield00')%s, published_by
          FROM libretto.version WHERE app = '%s'
        """
            .formatted(fieldId, definitionCast(), appId()));

    var read = app.get("note?select=text");
    var written = app.post("note", "{text:'new'}");

    assertEquals("[{\"text\":\"kept\"}]", read.text());
    assertEquals(201, written.status());
  }

  private String definitionCast() {
    return "::"
        + sql(
            "SELECT data_type FROM information_schema.columns WHERE table_schema = 'libretto'"
                + " AND table_name = 'version' AND column_name = 'definition'");
  }

  @Test
  void withoutANewVersionTheEngineCannotAnswer() {
    movedColumn();

    assertRefused(RequestCode.UNAVAILABLE, app.get("note"));
  }

  @Test
  void aTypeThatChangedUnderAStatementIsNoticed() {
    app.add("note", "{text:'kept'}");
    app.get("note?select=text");
    var id = appId();
    var schema = sql("SELECT schema_name FROM libretto.app WHERE id = '" + id + "'");
    var column =
        sql(
            "SELECT quote_ident(table_name) || '|' || column_name FROM information_schema.columns"
                + " WHERE table_schema = '"
                + schema
                + "' AND column_name LIKE 'c\\_%'");
    var names = column.split("\\|");
    engine.query(
        "ALTER TABLE \"%s\".%s ALTER COLUMN \"%s\" TYPE varchar"
            .formatted(schema, names[0], names[1]));

    assertEquals("[{\"text\":\"kept\"}]", app.get("note?select=text").text());
  }
}
