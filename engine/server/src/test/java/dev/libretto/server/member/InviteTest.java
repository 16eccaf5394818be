package dev.libretto.server.member;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a builder does about the members of an app. */
final class InviteTest {

  private static final String NOBODY = "0190d9e0-0000-7000-8000-000000000000";

  private final Club club = Club.open();

  @Test
  void anInvitationIsAcceptedByAButtonOnce() {
    var email = Club.somebody();
    club.invite(email.replace("somebody", "SOMEBODY"), "captain");
    var mail = Club.mail(email, 1);
    var browser = club.browser();

    var page = browser.open(Club.path(mail));
    var before = club.isSignedIn(browser);
    var accepted = browser.submit(Club.path(mail), "");
    var again = club.browser().submit(Club.path(mail), "");

    assertTrue(page.text().contains(email), page::text);
    assertFalse(before);
    assertEquals(303, accepted.status());
    assertEquals("captain", club.me(browser).json().at("/roles/0").textValue());
    assertEquals(403, again.status());
    assertEquals("active", members().get(0).get("status").textValue());
  }

  private com.fasterxml.jackson.databind.JsonNode members() {
    return club.office("GET", "/members").send().json().get("members");
  }

  @Test
  void anInvitationOfARemovedMemberIsOfNoUse() {
    var email = Club.somebody();
    var id = club.invite(email, "rower");
    club.office("DELETE", "/members/" + id).send();

    assertEquals(403, club.browser().submit(Club.path(Club.mail(email, 1)), "").status());
  }

  @Test
  void aSignInLinkIsNoInvitation() {
    var email = Club.somebody();
    club.invite(email, "rower");
    club.ask(club.browser(), email);
    var path = Club.path(Club.mail(email, 2)).replace("/auth/link/", "/auth/invite/");

    assertEquals(410, club.browser().open(path).status());
    assertEquals(403, club.browser().submit(path, "").status());
  }

  @Test
  void isSentAgain() {
    var email = Club.somebody();
    var id = club.invite(email, "rower");

    var answer = club.office("POST", "/members/" + id + "/invitation").send();

    assertEquals(204, answer.status());
    assertEquals(303, club.browser().submit(Club.path(Club.mail(email, 2)), "").status());
    assertProblem(
        RequestCode.NO_SUCH_MEMBER, club.office("POST", "/members/" + id + "/invitation").send());
  }

  @Test
  void whatIsWrongIsSaid() {
    club.invite("taken@example.org", "rower");
    assertProblem(
        RequestCode.MEMBER_EXISTS,
        club.office("POST", "/members").json("{email:'Taken@EXAMPLE.org'}").send());
    assertProblem(
        RequestCode.BAD_EMAIL, club.office("POST", "/members").json("{email:'x'}").send());
    for (var body :
        List.of(
            "{}",
            "{email:7}",
            "{email:'a@example.org', roles:['admiral']}",
            "{email:'a@example.org', roles:'rower'}",
            "{email:'a@example.org', roles:[7]}",
            "{email:'a@example.org', name:''}",
            "{email:'a@example.org', role:'rower'}")) {
      assertProblem(RequestCode.BAD_MEMBER, club.office("POST", "/members").json(body).send());
    }
    assertProblem(RequestCode.MALFORMED_BODY, club.office("POST", "/members").json("[1]").send());
    assertEquals(1, members().size());
  }

  @Test
  void onlyTheAppsOwnBuilderDoesIt() {
    var other = Club.open();
    var id = club.invite(Club.somebody(), "rower");

    for (var call :
        List.of(
            club.office(other.app.owner(), "GET", "/members"),
            club.office(other.app.owner(), "GET", "/keys"),
            club.office(other.app.owner(), "DELETE", "/members/" + id))) {
      assertProblem(RequestCode.FORBIDDEN, call.send());
    }
    for (var path : List.of("/members/" + id, "/members/" + NOBODY, "/members/x", "/keys/" + id)) {
      assertProblem(RequestCode.NO_SUCH_MEMBER, other.office("DELETE", path).send());
    }
    assertProblem(
        RequestCode.NO_SUCH_MEMBER,
        other.office("PATCH", "/members/" + id).json("{suspended:true}").send());
    assertEquals(1, members().size());
  }
}
