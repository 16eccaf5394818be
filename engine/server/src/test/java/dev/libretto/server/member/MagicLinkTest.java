package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import java.util.List;
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
