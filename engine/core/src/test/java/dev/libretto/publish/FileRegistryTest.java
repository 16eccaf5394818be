package dev.libretto.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.store.Platform;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every app has its registry of files, also one that an older engine has made. */
final class FileRegistryTest {

  private final TestPublishing publishing = new TestPublishing();

  @AfterEach
  void close() {
    publishing.close();
  }

  @Test
  void isMadeForAppsThatAreThereAlready() {
    var program =
        publishing
            .published(
                """
                {'format': 'app/1', 'app': {'name': 'notes'}, 'tables': [
                  {'name': 'note', 'fields': [{'name': 'title', 'type': 'text'}]}]}
                """)
            .program();
    var schema = program.id().schema();
    var described =
        """
        SELECT column_name || ' ' || data_type FROM information_schema.columns
        WHERE table_schema = '%s' AND table_name = 'file' ORDER BY ordinal_position\
        """
            .formatted(schema);
    var ofANewApp = publishing.test().column(described);
    publishing.test().query("DROP TABLE \"" + schema + "\".file");
    publishing.test().query("DELETE FROM libretto.migration WHERE name LIKE '%-fields'");

    var applied = Platform.prepare(publishing.test().database()).await();

    assertEquals(1, applied);
    assertEquals(7, ofANewApp.size());
    assertEquals(ofANewApp, publishing.test().column(described));
    assertEquals(
        List.of("DELETE", "INSERT", "SELECT"),
        publishing
            .test()
            .column(
                "SELECT privilege_type FROM information_schema.role_table_grants WHERE grantee = '"
                    + schema
                    + "' AND table_name = 'file' ORDER BY 1"));
  }
}
