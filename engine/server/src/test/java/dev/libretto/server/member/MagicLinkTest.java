package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Signing in by a link in a mail. */
final class MagicLinkTest {

  private final Club club = Club.open();

  @Test
  void signsInTheBrowserThatAsked() {
    var email = Club.somebody();
    club.invite(email, "captain");
    var browser = club.browser();

    var asked = club.ask(browser, email);
    var mail = Club.mail(email, 2);
    var landing = browser.open(Club.path(mail));
    var spent = browser.submit(Club.path(mail), "");

    assertEquals(303, asked.status());
    assertEquals(club.app.base() + "/auth/check", asked.header("Location"));
    assertEquals(200, landing.status());
    assertTrue(landing.text().contains("<button type=\"submit\" autofocus>Sign in</button>"));
    assertEquals("no-referrer", landing.header("Referrer-Policy"));
    assertEquals(303, spent.status());
    assertEquals(club.app.base(), spent.header("Location"));
    var me = club.me(browser).json();
    assertEquals(email, me.get("email").textValue());
    assertEquals("captain", me.at("/roles/0").textValue());
    assertTrue(me.get("id").textValue().startsWith("member:"));
    assertEquals(200, browser.open(club.app.base()).status());
    assertEquals(200, browser.open(club.app.rest() + "outing").status());
  }

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
  void openingTheLinkSpendsNothing() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var path = Club.path(Club.mail(email, 2));

    for (var method : List.of("GET", "HEAD", "GET")) {
      var scanned = club.browser().call(method, path).send();
      assertEquals(200, scanned.status());
      assertEquals("", scanned.header("Set-Cookie"));
    }

    assertFalse(club.isSignedIn(browser));
    assertEquals(303, browser.submit(path, "").status());
  }

  @Test
  void aScannerThatPressesTheButtonGetsNowhere() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var path = Club.path(Club.mail(email, 2));

    var pressed = club.browser().submit(path, "");

    assertEquals(403, pressed.status());
    assertEquals("", pressed.header("Set-Cookie"));
    assertEquals(303, browser.submit(path, "").status());
  }

  @Test
  void anotherBrowserNeedsTheCode() {
    var email = Club.somebody();
    club.invite(email, "rower");
    club.ask(club.browser(), email);
    var mail = Club.mail(email, 2);
    var phone = club.browser();

    var landing = phone.open(Club.path(mail));
    var wrong = phone.submit(Club.path(mail), "code=2222-2222");
    var right =
        phone.submit(Club.path(mail), "code=" + Club.code(mail).toLowerCase(java.util.Locale.ROOT));

    assertTrue(landing.text().contains("autocomplete=\"one-time-code\""));
    assertEquals(403, wrong.status());
    assertTrue(wrong.text().contains("4 tries are left"), wrong::text);
    assertEquals(303, right.status());
    assertTrue(club.isSignedIn(phone));
  }

  @Test
  void theCodeAloneDoesInTheBrowserThatAsked() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var code = Club.code(Club.mail(email, 2));

    var elsewhere = club.browser().submit(club.app.base() + "/auth/code", "code=" + code);
    var here = browser.submit(club.app.base() + "/auth/code", "code=" + code.replace("-", "+"));

    assertEquals(403, elsewhere.status());
    assertEquals(303, here.status());
    assertTrue(club.isSignedIn(browser));
  }

  @Test
  void fiveWrongCodesEndIt() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var mail = Club.mail(email, 2);
    var code = club.app.base() + "/auth/code";

    for (var left : List.of("4 tries are", "3 tries are", "2 tries are", "One try is")) {
      assertTrue(browser.submit(code, "code=22222222").text().contains(left));
    }
    var last = browser.submit(code, "code=22222222");
    var right = browser.submit(code, "code=" + Club.code(mail));
    var button = browser.submit(Club.path(mail), "");

    assertTrue(last.text().contains("There were too many wrong codes"));
    assertEquals(403, right.status());
    assertEquals(403, button.status());
    assertFalse(club.isSignedIn(browser));
  }

  @Test
  void worksOnce() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var mail = Club.mail(email, 2);
    browser.submit(Club.path(mail), "");

    var again = browser.submit(Club.path(mail), "");
    var byCode = club.browser().submit(Club.path(mail), "code=" + Club.code(mail));
    var opened = browser.open(Club.path(mail));

    assertTrue(again.text().contains("This link has been used"));
    assertEquals(403, byCode.status());
    assertEquals(410, opened.status());
  }

  @Test
  void anEarlierLinkIsOfNoUseAfterALaterSignIn() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var earlier = Club.mail(email, 2);
    club.ask(browser, email);
    browser.submit(Club.path(Club.mail(email, 3)), "");

    var late = club.browser().submit(Club.path(earlier), "code=" + Club.code(earlier));

    assertEquals(403, late.status());
    assertTrue(late.text().contains("not valid"));
  }

  /** Status, body and headers; the time is the same because both do the same statements. */
  @Test
  void anAnswerDoesNotTellWhoIsAMember() {
    var member = Club.somebody();
    club.invite(member, "rower");
    var stranger = Club.somebody();
    var suspended = Club.somebody();
    var id = club.invite(suspended, "rower");
    club.office("PATCH", "/members/" + id).json("{suspended:true}").send();

    for (var other : List.of(stranger, suspended)) {
      assertEquals(shape(club.ask(club.browser(), member)), shape(club.ask(club.browser(), other)));
      assertEquals(shape(byProgram(member)), shape(byProgram(other)));
    }
    var rows =
        club.engine.query(
            "SELECT email FROM libretto.sign_in WHERE NOT invite AND email IN ('%s', '%s', '%s')"
                .formatted(member, stranger, suspended));
    assertEquals(8, rows.size());
    assertEquals(List.of(), TestEngine.mail().to(stranger));
    assertEquals(1, TestEngine.mail().to(suspended).size());
  }

  private Answer byProgram(String email) {
    return club.browser()
        .call("POST", club.app.base() + "/auth/sign-in")
        .json("{email:'%s'}".formatted(email))
        .send();
  }

  private static Map<String, List<String>> shape(Answer answer) {
    var shape = new TreeMap<>(answer.headers().map());
    shape.remove("date");
    shape.put(
        "set-cookie",
        answer.headers().allValues("set-cookie").stream()
            .map(cookie -> cookie.replaceFirst("=[^;]*", "=").replaceFirst("Expires=[^;]*", ""))
            .toList());
    shape.put("status", List.of(Integer.toString(answer.status())));
    shape.put("body", List.of(answer.text()));
    return shape;
  }

  /** Also the code page answers the same, as there is something to try for everybody. */
  @Test
  void tryingCodesDoesNotTellWhoIsAMember() {
    var member = Club.somebody();
    club.invite(member, "rower");
    var first = club.browser();
    var second = club.browser();
    club.ask(first, member);
    club.ask(second, Club.somebody());

    for (var round = 0; round < 6; round++) {
      assertEquals(
          shape(first.submit(club.app.base() + "/auth/code", "code=22222222")),
          shape(second.submit(club.app.base() + "/auth/code", "code=22222222")));
    }
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
  void aStrangerBecomesAMemberOnlyWhereTheAppIsOpen() {
    var open = Club.openToAll();
    var email = Club.somebody();
    var browser = open.browser();

    open.ask(browser, email);
    var before = open.office("GET", "/members").send().json();
    browser.submit(Club.path(Club.mail(email, 1)), "");

    assertEquals(0, before.get("members").size());
    var me = open.me(browser).json();
    assertEquals("rower", me.at("/roles/0").textValue());
    assertEquals(email, me.get("email").textValue());
  }

  @Test
  void whoIsSuspendedMeanwhileDoesNotEnter() {
    var email = Club.somebody();
    var id = club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var path = Club.path(Club.mail(email, 2));
    club.office("PATCH", "/members/" + id).json("{suspended:true}").send();

    assertEquals(403, browser.submit(path, "").status());
    assertFalse(club.isSignedIn(browser));
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

  @Test
  void nothingInTheDatabaseOpensAnything() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    club.ask(browser, email);
    var mail = Club.mail(email, 2);
    var token = Club.path(mail).replaceFirst(".*/", "");
    var nonce = browser.cookie("libretto_sign_in");
    browser.submit(Club.path(mail), "");
    var session = browser.cookie("libretto_member");

    var kept = new StringBuilder();
    for (var table : List.of("sign_in", "member_session", "member", "member_throttle")) {
      club.engine
          .query("SELECT t::text, row_to_json(t)::text FROM libretto." + table + " t")
          .forEach(row -> kept.append(row.getString(0)).append(row.getString(1)));
    }

    for (var secret :
        List.of(token, nonce, session, Club.code(mail), Club.code(mail).replace("-", ""))) {
      assertFalse(kept.toString().contains(secret));
    }
  }

  @Test
  void aProgramSignsInToo() {
    var email = Club.somebody();
    club.invite(email, "rower");
    var browser = club.browser();
    var asked =
        browser.kept(
            browser
                .call("POST", club.app.base() + "/auth/sign-in")
                .json("{email:'%s'}".formatted(email))
                .send());
    var wrong =
        browser.call("POST", club.app.base() + "/auth/code").json("{code:'22222222'}").send();
    var code = Club.code(Club.mail(email, 2));
    var right =
        browser
            .call("POST", club.app.base() + "/auth/code")
            .json("{code:'%s'}".formatted(code))
            .send();

    assertEquals(202, asked.status());
    assertProblem(RequestCode.WRONG_CODE, wrong);
    assertEquals(200, right.status());
    assertEquals(email, right.json().get("email").textValue());
  }
}
