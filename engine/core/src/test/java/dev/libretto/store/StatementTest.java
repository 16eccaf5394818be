package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.program.AppId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class StatementTest {

  private static final AppId OWN = new AppId(new UUID(1, 1));
  private static final AppId OTHER = new AppId(new UUID(2, 2));

  @Test
  void namesItsOwnSchema() {
    var sql = "SELECT 1 FROM \"" + OWN.schema() + "\".\"t_a\"";

    assertEquals(sql, new Statement(OWN, sql, List.of(), RowWriter.NOTHING).sql());
  }

  @Test
  void cannotNameAnotherAppsSchema() {
    var sql =
        "SELECT 1 FROM \""
            + OWN.schema()
            + "\".\"t_a\" AS r JOIN \""
            + OTHER.schema()
            + "\".\"t_b\" AS e ON true";

    assertThrows(
        IllegalStateException.class, () -> new Statement(OWN, sql, List.of(), RowWriter.NOTHING));
  }
}
