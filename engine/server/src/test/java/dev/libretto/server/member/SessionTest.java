package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where members are signed in, and how that ends. */
final class SessionTest {

  private final Club club = Club.open();

  private Answer write(TestBrowser browser, String csrf, String site) {
    var call =
        browser
            .call("POST", club.app.rest() + "outing")
            .header("Sec-Fetch-Site", site)
            .json("{boat:'Skiff'}");
    return (csrf.isEmpty() ? call : call.header("X-CSRF-Token", csrf)).send();
  }

  @Test
  void aMemberWritesFromTheAppsOwnPage() {
    var browser = club.browser();
    var id = club.member(browser, Club.somebody());

    var answer = write(browser, browser.csrf(club.app.base()), "same-origin");

    assertEquals(201, answer.status(), answer::toString);
    var row = browser.open(club.app.rest() + "outing").json().get(0);
    assertEquals("member:" + id, row.get("createdBy").textValue());
  }

  @Test
  void aPageOfAnotherAppOrSiteCannotWrite() {
    var browser = club.browser();
    club.member(browser, Club.somebody());
    var csrf = browser.csrf(club.app.base());
    var other = Club.open();
    other.member(browser, Club.somebody());
    var otherCsrf = browser.csrf(other.app.base());

    assertRefused(RequestCode.BAD_CSRF_TOKEN, write(browser, "", "same-origin"));
    assertRefused(RequestCode.BAD_CSRF_TOKEN, write(browser, otherCsrf, "same-origin"));
    assertRefused(RequestCode.BAD_CSRF_TOKEN, write(browser, csrf + "x", "same-origin"));
    assertRefused(RequestCode.CROSS_SITE, write(browser, csrf, "cross-site"));
    assertRefused(RequestCode.CROSS_SITE, write(browser, csrf, "same-site"));
    assertEquals("[]", browser.open(club.app.rest() + "outing").text());
  }

  @Test
  void theTokenOfAnEarlierSessionIsOfNoUse() {
    var email = Club.somebody();
    var browser = club.browser();
    club.member(browser, email);
    var earlier = browser.csrf(club.app.base());
    club.ask(browser, email);
    browser.submit(Club.path(Club.mail(email, 2)), "");

    assertRefused(RequestCode.BAD_CSRF_TOKEN, write(browser, earlier, "same-origin"));
  }

  @Test
  void signingInAgainEndsTheSessionThisBrowserHad() {
    var email = Club.somebody();
    var browser = club.browser();
    club.member(browser, email);
    var copy = copy(browser);
    assertTrue(club.isSignedIn(copy));

    club.ask(browser, email);
    browser.submit(Club.path(Club.mail(email, 2)), "");

    assertFalse(club.isSignedIn(copy));
    assertTrue(club.isSignedIn(browser));
  }

  /** The same session, as a thief of the cookie would have it. */
  private TestBrowser copy(TestBrowser browser) {
    var copy = club.browser();
    copy.plant("libretto_member", browser.cookie("libretto_member"), club.app.base());
    return copy;
  }

  @Test
  void signingOutEndsItAtOnceForWhoeverHoldsIt() {
    var browser = club.browser();
    club.member(browser, Club.somebody());
    var copy = copy(browser);
    assertTrue(club.isSignedIn(copy));

    var refused = browser.submit(club.app.base() + "/auth/sign-out", "");
    var stillIn = club.isSignedIn(copy);
    var answer =
        browser.submit(club.app.base() + "/auth/sign-out", "csrf=" + browser.csrf(club.app.base()));

    assertEquals(403, refused.status());
    assertTrue(stillIn);
    assertEquals(club.app.base() + "/auth/signed-out", answer.header("Location"));
    assertEquals("", browser.cookie("libretto_member"));
    assertFalse(club.isSignedIn(copy));
    assertRefused(RequestCode.NOT_SIGNED_IN, copy.open(club.app.rest() + "outing"));
    assertTrue(browser.open(club.app.base() + "/auth/signed-out").text().contains("signed out"));
  }

  @Test
  void signsOutEverywhere() {
    var email = Club.somebody();
    var laptop = club.browser();
    var phone = club.browser();
    club.member(laptop, email);
    club.ask(phone, email);
    phone.submit(Club.path(Club.mail(email, 2)), "");
    assertTrue(club.isSignedIn(phone));

    laptop.submit(
        club.app.base() + "/auth/sign-out", "everywhere=1&csrf=" + laptop.csrf(club.app.base()));

    assertFalse(club.isSignedIn(phone));
  }

  @Test
  void aMemberSeesAndEndsTheirSessions() {
    var email = Club.somebody();
    var laptop = club.browser();
    var phone = club.browser();
    club.member(laptop, email);
    club.ask(phone, email);
    phone.submit(Club.path(Club.mail(email, 2)), "");
    var sessions = club.app.base() + "/auth/sessions";

    var listed = laptop.open(sessions).json().get("sessions");
    var others = listed.get(0).get("current").booleanValue() ? listed.get(1) : listed.get(0);
    var path = sessions + "/" + others.get("id").textValue();
    var without = laptop.call("DELETE", path).send();
    var ended =
        laptop.call("DELETE", path).header("X-CSRF-Token", laptop.csrf(club.app.base())).send();

    assertEquals(2, listed.size());
    assertProblem(RequestCode.BAD_CSRF_TOKEN, without);
    assertEquals(204, ended.status());
    assertFalse(club.isSignedIn(phone));
    assertTrue(club.isSignedIn(laptop));
  }

  @Test
  void nobodyEndsSomebodyElsesSession() {
    var mine = club.browser();
    var theirs = club.browser();
    club.member(mine, Club.somebody());
    club.member(theirs, Club.somebody());
    var sessions = club.app.base() + "/auth/sessions";
    var id = theirs.open(sessions).json().at("/sessions/0/id").textValue();

    var answer =
        mine.call("DELETE", sessions + "/" + id)
            .header("X-CSRF-Token", mine.csrf(club.app.base()))
            .send();

    assertProblem(RequestCode.NO_SUCH_MEMBER, answer);
    assertTrue(club.isSignedIn(theirs));
  }

  @Test
  void theBuilderEndsThemAtOnce() {
    var browser = club.browser();
    var id = club.member(browser, Club.somebody());
    assertTrue(club.isSignedIn(browser));

    var answer = club.office("DELETE", "/members/" + id + "/sessions").send();

    assertEquals(204, answer.status());
    assertFalse(club.isSignedIn(browser));
  }

  @Test
  void suspendingAndRemovingTakeEffectAtOnce() {
    var suspended = club.browser();
    var removed = club.browser();
    var first = club.member(suspended, Club.somebody());
    var second = club.member(removed, Club.somebody());
    assertTrue(club.isSignedIn(suspended) && club.isSignedIn(removed));

    club.office("PATCH", "/members/" + first).json("{suspended:true}").send();
    club.office("DELETE", "/members/" + second).send();

    assertFalse(club.isSignedIn(suspended));
    assertFalse(club.isSignedIn(removed));
    club.office("PATCH", "/members/" + first).json("{suspended:false}").send();
    assertFalse(club.isSignedIn(suspended));
  }

  @Test
  void changedRolesTakeEffectAtOnce() {
    var browser = club.browser();
    var id = club.member(browser, Club.somebody());
    assertEquals("rower", club.me(browser).json().at("/roles/0").textValue());

    club.office("PATCH", "/members/" + id).json("{roles:['captain']}").send();

    assertEquals("captain", club.me(browser).json().at("/roles/0").textValue());
  }

  @Test
  void aSessionOfOneAppIsNoneOfAnother() {
    var other = Club.open();
    var browser = club.browser();
    club.member(browser, Club.somebody());
    browser.plant("libretto_member", browser.cookie("libretto_member"), other.app.base());

    assertFalse(other.isSignedIn(browser));
    assertRefused(RequestCode.NOT_SIGNED_IN, browser.open(other.app.rest() + "outing"));
  }

  @Test
  void whatIsNoTokenIsNobody() {
    for (var token : List.of("x", "A".repeat(43), "é", "A".repeat(4_000), "%00", "\"")) {
      var browser = club.browser();
      browser.plant("libretto_member", token, club.app.base());

      assertRefused(RequestCode.NOT_SIGNED_IN, browser.open(club.app.rest() + "outing"));
    }
  }

  @Test
  void aMembersOnlyAppShowsItsNameAndNothingElse() {
    var stranger = club.browser();
    for (var path : List.of("", "/outings", "/nothing", "/outings/new")) {
      var page = stranger.open(club.app.base() + path);
      assertEquals(401, page.status());
      assertTrue(page.text().contains("Rowing club"));
      assertFalse(page.text().toLowerCase(java.util.Locale.ROOT).contains("outing\""));
      assertFalse(page.text().contains("libretto\""));
    }
    var there = stranger.open(club.app.rest() + "outing");
    for (var path : List.of("nothing", "outing?select=((", "outing/1", "fee")) {
      var answer = stranger.open(club.app.rest() + path);
      assertRefused(RequestCode.NOT_SIGNED_IN, answer);
      assertEquals(there.text(), answer.text());
    }
    assertEquals(there.text(), club.app.as(club.engine.builder()).get("outing").text());
  }

  @Test
  void anAppOfItsBuilderAloneHasNoSignIn() {
    var hidden = Club.where("\"visibility\": \"invite\"", "\"visibility\": \"private\"");
    for (var path : List.of("/auth/sign-in", "/auth/me", "/auth/check", "/auth/oidc/company")) {
      var answer = hidden.browser().open(hidden.app.base() + path);
      var missing = hidden.browser().open(hidden.app.base().replaceFirst("club$", "none") + path);
      assertEquals(404, answer.status());
      assertEquals(missing.text(), answer.text().replace("/club/", "/none/"));
    }
  }
}
