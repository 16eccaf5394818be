package dev.libretto.server.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Who asks or tries too often waits. */
final class SignInThrottleTest {

  private final Club club = Club.open();

  @Test
  void slowsDownWhoAsksTooOftenForOneAddress() {
    for (var email : List.of(Club.somebody(), member())) {
      for (var count = 0; count < 5; count++) {
        assertEquals(303, club.ask(club.browser(), email).status());
      }
      var refused = club.ask(club.browser(), email);

      assertEquals(429, refused.status());
      assertEquals("300", refused.header("Retry-After"));
      assertTrue(refused.text().contains("Try again in 5 minutes"), refused::text);
    }
  }

  private String member() {
    var email = Club.somebody();
    club.invite(email, "rower");
    return email;
  }

  @Test
  void slowsDownAClientThatTriesMany() {
    var browser = club.browser();
    var statuses = new TreeMap<Integer, Integer>();

    for (var count = 0; count < 61; count++) {
      var answer = browser.submit(club.app.base() + "/auth/code", "code=22222222");
      statuses.merge(answer.status(), 1, Integer::sum);
    }

    assertEquals(Map.of(403, 60, 429, 1), statuses);
  }
}
