package dev.libretto.server.member;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBrowser;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.testkit.mail.ReceivedMail;
import java.util.UUID;

/** An app for members alone, with a builder who invites them. */
final class Club {

  final TestEngine engine;
  final TestApp app;

  private Club(TestEngine engine, TestApp app) {
    this.engine = engine;
    this.app = app;
  }

  /** A new one that takes who is invited. */
  static Club open() {
    return open(TestEngine.shared());
  }

  /** A new one of an engine that is not shared. */
  static Club open(TestEngine engine) {
    return new Club(engine, engine.publish("club.json"));
  }

  /** A new one whose definition says something else. */
  static Club where(String text, String otherwise) {
    var definition = TestEngine.resource("club.json");
    if (!definition.contains(text)) {
      throw new AssertionError(text);
    }
    var engine = TestEngine.shared();
    return new Club(
        engine, engine.publishText(engine.builder(), definition.replace(text, otherwise)));
  }

  /** One that takes everybody. */
  static Club openToAll() {
    return where("\"visibility\": \"invite\"", "\"visibility\": \"invite\", \"signUp\": \"open\"");
  }

  /** An address nobody has used. */
  static String somebody() {
    return "somebody-" + UUID.randomUUID() + "@example.org";
  }

  TestBrowser browser() {
    return new TestBrowser(engine);
  }

  /** A request of the builder's about members or keys. */
  Call office(String method, String path) {
    return office(app.owner(), method, path);
  }

  Call office(TestBuilder builder, String method, String path) {
    return engine
        .console(method, "/api/v1/apps/" + app.base().substring("/u/".length()) + path)
        .header("Authorization", builder.bearer());
  }

  /** Makes somebody a member and waits for the invitation; gives the id. */
  String invite(String email, String role) {
    var answer =
        office("POST", "/members").json("{email:'%s', roles:['%s']}".formatted(email, role)).send();
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return answer.json().get("id").textValue();
  }

  /** Asks for a link by the form. */
  Answer ask(TestBrowser browser, String email) {
    return browser.submit(app.base() + "/auth/sign-in", "email=" + email.replace("@", "%40"));
  }

  /** The last of so many mails that ask to sign in, the first of which may be an invitation. */
  static ReceivedMail mail(String email, int count) {
    return TestEngine.mail().awaitTo(email, count).getLast();
  }

  /** The path a mail leads to. */
  static String path(ReceivedMail mail) {
    return mail.find("http://localhost:\\d+(/u/\\S+)");
  }

  static String code(ReceivedMail mail) {
    return mail.find("sign in: ([0-9A-Z]{4}-[0-9A-Z]{4})");
  }

  /** Makes somebody a member and signs them in in this browser by the invitation. */
  String member(TestBrowser browser, String email) {
    var id = invite(email, "rower");
    var answer = browser.submit(path(mail(email, 1)), "");
    if (answer.status() != 303) {
      throw new AssertionError(answer.toString());
    }
    return id;
  }

  /** What the browser's caller sees of itself. */
  Answer me(TestBrowser browser) {
    return browser.open(app.base() + "/auth/me");
  }

  boolean isSignedIn(TestBrowser browser) {
    return me(browser).json().get("signedIn").booleanValue();
  }
}
