package dev.libretto.server.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What signing in tells nobody: who is a member, and what would let somebody in. */
final class SignInSecrecyTest {

  private final Club club = Club.open();

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
}
