package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BuildersTest {

  private final TestDatabase test = TestDatabase.prepared();
  private final Builders builders = new Builders(test.database(), new SecureRandom());

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void findsABuilderByTokenAndByName() {
    var issued = builders.create("demo").await().orElseThrow();

    assertEquals(Optional.of(issued.builder()), builders.findByToken(issued.token()).await());
    assertEquals(Optional.of(issued.builder()), builders.findByName("demo").await());
  }

  @Test
  void knowsNobodyByAnotherToken() {
    var issued = builders.create("demo").await().orElseThrow();

    assertEquals(Optional.empty(), builders.findByToken(issued.token() + "x").await());
    assertEquals(Optional.empty(), builders.findByToken("").await());
  }

  @Test
  void givesANameOnce() {
    builders.create("demo").await();

    assertEquals(Optional.empty(), builders.create("demo").await());
  }

  @Test
  void keepsNothingFromWhichATokenCouldBeRead() {
    var issued = builders.create("demo").await().orElseThrow();

    var kept =
        test.column("SELECT encode(token_hash, 'escape') || t::text FROM libretto.api_token t");

    assertFalse(kept.toString().contains(issued.token().substring("libretto_".length())));
    assertFalse(issued.toString().contains(issued.token()));
  }

  @Test
  void issuesTokensOf256BitsThatDiffer() {
    var one = builders.create("one").await().orElseThrow().token();
    var two = builders.create("two").await().orElseThrow().token();

    assertNotEquals(one, two);
    assertTrue(one.matches("libretto_[A-Za-z0-9_-]{43}"), one);
  }

  @Test
  void listsNoAppsOfABuilderWithoutAny() {
    var builder = builders.create("demo").await().orElseThrow().builder();

    assertEquals(List.of(), new Apps(test.database()).of(builder).await());
  }
}
