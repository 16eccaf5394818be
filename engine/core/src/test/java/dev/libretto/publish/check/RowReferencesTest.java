package dev.libretto.publish.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class RowReferencesTest {

  @Test
  void findsFieldsHoweverTheyAreSpaced() {
    assertEquals(Set.of("a", "b", "c_1"), RowReferences.in("row.a+row . b - row\n.\nc_1"));
  }

  @Test
  void passesOverLiteralsAndComments() {
    assertEquals(
        Set.of("a"),
        RowReferences.in("'row.x' + \"row.\\\"y\" + r'row.\\' + '''row.'z''' // row.w\n + row.a"));
  }

  @Test
  void passesOverOtherNames() {
    assertEquals(Set.of(), RowReferences.in("user.row.a + arrow.b + row_c.d + row"));
  }

  @Test
  void endsWithAnOpenLiteral() {
    assertEquals(Set.of(), RowReferences.in("'row.a"));
    assertEquals(Set.of(), RowReferences.in("'row.a\\"));
  }
}
