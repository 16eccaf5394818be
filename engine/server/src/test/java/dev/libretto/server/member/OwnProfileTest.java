package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestBrowser;
import org.junit.jupiter.api.Test;

/** What members are called, and who says so. */
final class OwnProfileTest {

  private final Club club = Club.open();

  private Answer rename(TestBrowser browser, String csrf, String body) {
    return browser
        .call("PATCH", club.app.base() + "/auth/me")
        .header("X-CSRF-Token", csrf)
        .header("Sec-Fetch-Site", "same-origin")
        .json(body)
        .send();
  }

  @Test
  void isCalledAsTheInvitationSays() {
    var email = Club.somebody();
    club.office("POST", "/members")
        .json("{email:'%s', name:'Jane Rower', roles:['rower']}".formatted(email))
        .send();
    var browser = club.browser();
    browser.submit(Club.path(Club.mail(email, 1)), "");

    assertEquals("Jane Rower", club.me(browser).json().path("name").textValue());
  }

  @Test
  void choosesAnotherNameOrNone() {
    var browser = club.browser();
    var id = club.member(browser, Club.somebody());
    assertTrue(club.me(browser).json().path("name").isNull());
    var csrf = browser.csrf(club.app.base());

    var named = rename(browser, csrf, "{name:'Jane'}");

    assertEquals(200, named.status(), named::toString);
    assertEquals("Jane", named.json().path("name").textValue());
    assertEquals("Jane", club.me(browser).json().path("name").textValue());
    var listed = club.office("GET", "/members").send().json().path("members");
    assertTrue(listed.toString().contains("\"id\":\"%s\"".formatted(id)), listed::toString);
    assertTrue(listed.toString().contains("\"name\":\"Jane\""), listed::toString);
    assertTrue(rename(browser, csrf, "{name:null}").json().path("name").isNull());
  }

  @Test
  void aNameIsOneLine() {
    var browser = club.browser();
    club.member(browser, Club.somebody());
    var csrf = browser.csrf(club.app.base());

    for (var body :
        new String[] {"{name:''}", "{name:'a\\nb'}", "{name:7}", "{colour:'red'}", "[]"}) {
      assertEquals(4, rename(browser, csrf, body).status() / 100, body);
    }
    assertProblem(RequestCode.BAD_MEMBER, rename(browser, csrf, "{name:'   '}"));
    assertTrue(club.me(browser).json().path("name").isNull());
  }

  @Test
  void onlyThePageOfTheMemberRenames() {
    var browser = club.browser();
    club.member(browser, Club.somebody());

    assertProblem(RequestCode.BAD_CSRF_TOKEN, rename(browser, "made up", "{name:'Eve'}"));
    var foreign =
        browser
            .call("PATCH", club.app.base() + "/auth/me")
            .header("X-CSRF-Token", browser.csrf(club.app.base()))
            .header("Sec-Fetch-Site", "cross-site")
            .json("{name:'Eve'}")
            .send();
    assertProblem(RequestCode.CROSS_SITE, foreign);
    assertProblem(
        RequestCode.NOT_SIGNED_IN,
        club.browser().call("PATCH", club.app.base() + "/auth/me").json("{name:'Eve'}").send());
    assertTrue(club.me(browser).json().path("name").isNull());
  }
}
