package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ways around signing in by mail: other sites, other apps, other addresses. */
final class SignInAttackTest {

  private final Club club = Club.open();

  @Test
  void theSessionsCookieIsForThisAppAloneAndForNoScript() {
    var email = Club.somebody();
    club.invite(email, "rower");

    var answer = club.browser().submit(Club.path(Club.mail(email, 1)), "");

    var cookie = answer.header("Set-Cookie");
    assertTrue(cookie.startsWith("libretto_member="), cookie);
    assertTrue(cookie.contains("Path=" + club.app.base() + ";"), cookie);
    assertTrue(cookie.contains("HTTPOnly"), cookie);
    assertTrue(cookie.contains("SameSite=Lax"), cookie);
  }

  @Test
  void aLinkOfOneAppIsNoneOfAnother() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var other = Club.openToAll();
    var browser = club.browser();
    club.ask(browser, email);
    var mail = Club.mail(email, 2);
    var path = Club.path(mail).replace(club.app.base(), other.app.base());
    browser.plant("libretto_sign_in", browser.cookie("libretto_sign_in"), other.app.base());

    assertEquals(410, browser.open(path).status());
    assertEquals(403, browser.submit(path, "").status());
    assertEquals(403, browser.submit(path, "code=" + Club.code(mail)).status());
    assertEquals(
        403, browser.submit(other.app.base() + "/auth/code", "code=" + Club.code(mail)).status());
    assertEquals(303, browser.submit(Club.path(mail), "").status());
  }

  @Test
  void aSessionPlantedBeforehandIsNotTaken() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    var planted = "A".repeat(43);
    browser.plant("libretto_member", planted, club.app.base());

    browser.submit(Club.path(Club.mail(email, 1)), "");

    assertNotEquals(planted, browser.cookie("libretto_member"));
    assertTrue(club.isSignedIn(browser));
    var thief = club.browser();
    thief.plant("libretto_member", planted, club.app.base());
    assertFalse(club.isSignedIn(thief));
  }

  @Test
  void anotherSitesPageCannotSignAnybodyIn() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var path = Club.path(Club.mail(email, 1));

    for (var headers :
        List.of(
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"),
            List.of("Origin", "https://example.org"))) {
      var answer = club.browser().call("POST", path).header(headers.get(0), headers.get(1)).send();
      assertEquals(403, answer.status());
      assertEquals("", answer.header("Set-Cookie"));
    }
  }

  @Test
  void goesBackToThePageThatWasAskedForAndNowhereElse() {
    var base = club.app.base();
    for (var asked : List.of(base + "/outings", base + "/outings?sort=boat", base)) {
      assertEquals(asked, returnedTo(asked));
    }
    for (var asked :
        List.of(
            "https://example.org/",
            "//example.org" + base,
            base + "//example.org",
            base + "/../../other/app",
            base + "/%2e%2e/%2E%2e/x",
            base + "/..",
            base + "\\\\example.org",
            base + "@example.org/",
            base + ".example.org",
            base + "/x\r\nSet-Cookie: a=b",
            base + "-other/page",
            base + "/auth/sign-in",
            "javascript:alert(1)",
            "/u/other/app")) {
      assertEquals(base, returnedTo(asked), asked);
    }
  }

  private String returnedTo(String asked) {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    browser.submit(
        club.app.base() + "/auth/sign-in",
        "email="
            + email.replace("@", "%40")
            + "&return="
            + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8));
    return browser.submit(Club.path(Club.mail(email, 2)), "").header("Location");
  }

  @Test
  void noAddressCanBringHeadersOfItsOwn() {
    for (var email :
        List.of(
            "a@example.org\r\nBcc: b@example.org",
            "a@example.org%0d%0aBcc: b@example.org",
            "a@example.org,b@example.org",
            "\"a b\"@example.org",
            "A <a@example.org>",
            "a@localhost",
            "a@-x.org",
            "@example.org",
            "")) {
      var answer =
          club.browser()
              .call("POST", club.app.base() + "/auth/sign-in")
              .json(
                  ("{\"email\":"
                          + com.fasterxml.jackson.databind.node.TextNode.valueOf(email)
                          + "}")
                      .getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .send();
      assertProblem(RequestCode.BAD_EMAIL, answer);
    }
  }

  @Test
  void noLabelCanBringHeadersOfItsOwn() {
    var odd = Club.where("Rowing club", "Club\\r\\nBcc: evil@example.org\\r\\n\\r\\n<b>Hi</b> ü");
    var email = Club.somebody();

    odd.invite(email, "rower");

    var mail = Club.mail(email, 1);
    assertEquals(List.of(email), mail.receivers());
    assertFalse(mail.head().lines().anyMatch(line -> line.startsWith("Bcc")), mail::head);
    assertFalse(mail.source().contains("<b>Hi</b> ü</h1>"), mail::source);
    assertEquals(List.of(), TestEngine.mail().to("evil@example.org"));
  }
}
