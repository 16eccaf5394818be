package dev.libretto.testkit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.testkit.mail.ReceivedMail;
import dev.libretto.testkit.scenario.Scenario.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The people of a scenario, signed in as people are: by the mail they got. Each is known to the
 * scenario by name: {@code ${ann}} is what rules know her as, {@code ${ann.email}} her address,
 * {@code ${ann.member}} her id among the members.
 */
final class Cast {

  private final Stage stage;
  private final Names names;
  private final Actor builder;
  private final Map<String, Actor> actors = new LinkedHashMap<>();

  private Cast(Stage stage, Names names) {
    this.stage = stage;
    this.names = names;
    this.builder = Actor.withToken(stage, stage.token());
    actors.put(Scenario.BUILDER, builder);
    actors.put(Scenario.ANONYMOUS, Actor.withBrowser(stage));
  }

  /** Everybody, in order. */
  static Cast signedIn(Stage stage, List<Person> people, Names names) {
    var cast = new Cast(stage, names);
    people.forEach(cast::enter);
    return cast;
  }

  Actor actor(String name) {
    return java.util.Objects.requireNonNull(actors.get(name), name);
  }

  private void enter(Person person) {
    switch (person.signIn()) {
      case NONE -> {}
      case INVITATION -> byInvitation(person);
      case LINK -> byLink(person, 2);
      case SIGN_UP -> byLink(person, 1);
      case KEY -> byKey(person);
    }
  }

  private void byInvitation(Person person) {
    var email = email(person);
    invite(person, email);
    var browser = Actor.withBrowser(stage);
    signIn(person, browser, stage.mail().awaitTo(email, 1).getLast());
  }

  /** The last of so many mails is the one that was asked for. */
  private void byLink(Person person, int mails) {
    var email = email(person);
    if (mails > 1) {
      invite(person, email);
    }
    var browser = Actor.withBrowser(stage);
    browser.submit(stage.base() + "/auth/sign-in", "email=" + email.replace("@", "%40"));
    signIn(person, browser, stage.mail().awaitTo(email, mails).getLast());
  }

  private void byKey(Person person) {
    var body = JsonNodeFactory.instance.objectNode().put("name", person.name());
    fill(body, "scopes", person.scopes());
    fill(body, "roles", person.roles());
    var made = builder.office("POST", "/keys", Map.of(), body).json(201);
    names.put(person.name(), "key:" + made.path("id").textValue());
    actors.put(person.name(), Actor.withToken(stage, made.path("key").textValue()));
  }

  private void invite(Person person, String email) {
    var body = JsonNodeFactory.instance.objectNode().put("email", email);
    body.put("name", person.name());
    fill(body, "roles", person.roles());
    JsonNode made = builder.office("POST", "/members", Map.of(), body).json(201);
    names.put(person.name() + ".member", made.path("id"));
  }

  private void signIn(Person person, Actor browser, ReceivedMail mail) {
    var answer = browser.submit(mail.find("https?://[^/\\s]+(/u/\\S+)"), "");
    if (answer.status() != 303) {
      throw new ScenarioFailure(person.name() + " could not sign in:\n" + answer);
    }
    names.put(person.name(), browser.identity());
    actors.put(person.name(), browser);
  }

  /** One that nobody else has had: all engines of a test run share one mail server. */
  private String email(Person person) {
    var email =
        person.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID() + "@example.org";
    names.put(person.name() + ".email", email);
    return email;
  }

  private static void fill(ObjectNode body, String key, List<String> texts) {
    var list = body.putArray(key);
    texts.forEach(list::add);
  }
}
