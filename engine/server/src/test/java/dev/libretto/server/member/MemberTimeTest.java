package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestBrowser;
import dev.libretto.server.fixture.TestClock;
import dev.libretto.server.fixture.TestEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What ends for members by itself, to the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MemberTimeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final TestClock clock = new TestClock();
  private final TestEngine engine = TestEngine.with(TestEngine.accounts(), clock);
  private final Club club = Club.open(engine);

  @AfterAll
  void stop() {
    engine.close();
  }

  /** Somebody invited who has asked for a link; the second mail has it. */
  private String asked(TestBrowser browser) {
    var email = Club.somebody();
    club.invite(email, "rower");
    club.ask(browser, email);
    return email;
  }

  @Test
  void aLinkIsGoodForAQuarterOfAnHour() {
    var browser = club.browser();
    var late = club.browser();
    var path = Club.path(Club.mail(asked(browser), 2));
    var latePath = Club.path(Club.mail(asked(late), 2));

    clock.advance(Duration.ofMinutes(15).minus(SECOND));
    assertEquals(303, browser.submit(path, "").status());
    clock.advance(SECOND);

    var opened = late.open(latePath);
    assertEquals(410, opened.status());
    assertTrue(opened.text().contains("This link has expired"), opened::text);
    assertEquals(403, late.submit(latePath, "").status());
    assertFalse(club.isSignedIn(late));
  }

  @Test
  void aCodeIsGoodForAQuarterOfAnHour() {
    var browser = club.browser();
    var late = club.browser();
    var code = Club.code(Club.mail(asked(browser), 2));
    var lateCode = Club.code(Club.mail(asked(late), 2));
    var path = club.app.base() + "/auth/code";

    clock.advance(Duration.ofMinutes(15).minus(SECOND));
    assertEquals(303, browser.submit(path, "code=" + code).status());
    clock.advance(SECOND);
    assertEquals(403, late.submit(path, "code=" + lateCode).status());
  }

  @Test
  void anInvitationIsGoodForSevenDays() {
    var email = Club.somebody();
    var late = Club.somebody();
    club.invite(email, "rower");
    club.invite(late, "rower");

    clock.advance(Duration.ofDays(7).minus(SECOND));
    assertEquals(303, club.browser().submit(Club.path(Club.mail(email, 1)), "").status());
    clock.advance(SECOND);
    var path = Club.path(Club.mail(late, 1));
    assertEquals(410, club.browser().open(path).status());
    assertEquals(403, club.browser().submit(path, "").status());
  }

  @Test
  void aSessionEndsAfterFourteenDaysWithoutUse() {
    var used = club.browser();
    var idle = club.browser();
    club.member(used, Club.somebody());
    club.member(idle, Club.somebody());

    clock.advance(Duration.ofDays(13));
    assertTrue(club.isSignedIn(used));
    clock.advance(Duration.ofDays(1));
    assertFalse(club.isSignedIn(idle));
    clock.advance(Duration.ofDays(12));
    assertTrue(club.isSignedIn(used));
  }

  @Test
  void aSessionEndsAfterSixtyDaysHoweverMuchItIsUsed() {
    var browser = club.browser();
    club.member(browser, Club.somebody());
    for (var day = 0; day < 59; day += 10) {
      assertTrue(club.isSignedIn(browser));
      clock.advance(Duration.ofDays(day == 50 ? 9 : 10));
    }
    assertTrue(club.isSignedIn(browser));
    // It is remembered for some seconds, but not beyond its end.
    clock.advance(Duration.ofDays(1).minus(SECOND));
    assertTrue(club.isSignedIn(browser));
    clock.advance(SECOND);
    assertFalse(club.isSignedIn(browser));
  }

  @Test
  void anApiKeyEndsWhenItSays() {
    var end = clock.instant().plus(Duration.ofHours(1));
    var made =
        club.office("POST", "/keys")
            .json(
                "{name:'short', scopes:['*:read'], roles:['captain'], expiresAt:'%s'}"
                    .formatted(end))
            .send();
    assertEquals(201, made.status(), made::toString);
    var key = made.json().path("key").textValue();

    clock.advance(Duration.ofHours(1).minus(SECOND));
    assertEquals(200, club.app.call("GET", "outing").header("apikey", key).send().status());
    clock.advance(SECOND);
    assertEquals(401, club.app.call("GET", "outing").header("apikey", key).send().status());
  }

  @Test
  void whoAsksTooOftenWaitsLongerEachTimeAndIsForgivenAfterADay() {
    var email = Club.somebody();
    for (var seconds : new int[] {300, 600, 1_200, 2_400, 4_800, 4_800}) {
      for (var count = 0; count < 5; count++) {
        assertEquals(303, club.ask(club.browser(), email).status());
      }
      var refused = club.ask(club.browser(), email);
      assertEquals(429, refused.status());
      assertEquals(Integer.toString(seconds), refused.header("Retry-After"));
      clock.advance(Duration.ofSeconds(seconds));
    }

    clock.advance(Duration.ofDays(2));
    for (var count = 0; count < 5; count++) {
      club.ask(club.browser(), email);
    }
    assertEquals("300", club.ask(club.browser(), email).header("Retry-After"));
  }

  @Test
  void aSuspendedInvitationStaysUnused() {
    var email = Club.somebody();
    var id = club.invite(email, "rower");
    club.office("PATCH", "/members/" + id).json("{suspended:true}").send();
    clock.advance(Duration.ofDays(1));

    assertEquals(403, club.browser().submit(Club.path(Club.mail(email, 1)), "").status());
    assertProblem(
        RequestCode.NO_SUCH_MEMBER, club.office("POST", "/members/" + id + "/invitation").send());
  }
}
