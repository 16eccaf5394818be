package dev.libretto.server.account;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.libretto.problem.EnvironmentCode;
import dev.libretto.problem.EnvironmentFailure;
import dev.libretto.problem.RequestCode;
import dev.libretto.secret.SecretText;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Secrets go in and never come out. */
final class SecretTest {

  private static final String OLD_KEY = "ab".repeat(32);
  private static final String NEW_KEY = "cd".repeat(32);

  private static Call as(TestEngine engine, TestBuilder builder, String method, String path) {
    return engine.console(method, path).header("Authorization", builder.bearer());
  }

  private static String secrets(TestBuilder builder) {
    return "/api/v1/apps/" + builder.name() + "/rules/secrets";
  }

  private static Answer write(TestEngine engine, TestBuilder builder, String name, String value) {
    return as(engine, builder, "PUT", secrets(builder) + "/" + name)
        .json("{value:'%s'}".formatted(value))
        .send();
  }

  private static AccountSettings under(String... keys) {
    var usual = TestEngine.accounts();
    return new AccountSettings(
        usual.registration(),
        Optional.empty(),
        Optional.of(new SecretText(String.join(",", keys))),
        Optional.empty(),
        90,
        30,
        1,
        Optional.empty());
  }

  @Test
  void isWrittenListedByNameAndRemoved() {
    var engine = TestEngine.shared();
    var ada = engine.builder();
    engine.publish(ada, "rules.json");

    assertEquals(204, write(engine, ada, "smtp_password", "hunter2-of-ada").status());
    assertEquals(204, write(engine, ada, "smtp_password", "another-of-ada").status());
    var list = as(engine, ada, "GET", secrets(ada)).send();
    var read = as(engine, ada, "GET", secrets(ada) + "/smtp_password").send();

    assertEquals("smtp_password", list.json().path("secrets").get(0).path("name").textValue());
    assertFalse((list.text() + read.text()).contains("of-ada"));
    assertProblem(RequestCode.METHOD_NOT_ALLOWED, read);
    assertEquals(204, as(engine, ada, "DELETE", secrets(ada) + "/smtp_password").send().status());
    assertProblem(
        RequestCode.NOT_FOUND, as(engine, ada, "DELETE", secrets(ada) + "/smtp_password").send());
  }

  @Test
  void isTheOwnersAlone() {
    var engine = TestEngine.shared();
    var ada = engine.builder();
    var other = engine.builder();
    engine.publish(ada, "rules.json");
    write(engine, ada, "key", "of-ada");

    for (var method : List.of("GET", "PUT", "DELETE")) {
      var path = secrets(ada) + (method.equals("GET") ? "" : "/key");
      assertProblem(
          RequestCode.FORBIDDEN, as(engine, other, method, path).json("{value:'x'}").send());
      assertProblem(RequestCode.NOT_SIGNED_IN, engine.console(method, path).send());
    }
    assertProblem(
        RequestCode.NOT_FOUND,
        as(engine, ada, "GET", "/api/v1/apps/" + ada.name() + "/nothing/secrets").send());
    assertProblem(RequestCode.BAD_NAME, write(engine, ada, "1key", "x"));
    assertProblem(RequestCode.BAD_NAME, write(engine, ada, "key%00", "x"));
  }

  @Test
  void theOperatorsKeyIsChangedByPuttingANewOneFirst() {
    var first = TestEngine.with(under(OLD_KEY));
    var ada = first.builder();
    first.publish(ada, "rules.json");
    write(first, ada, "key", "of-ada");
    var before = sealed(first);
    first.close();

    var wrong = assertThrows(EnvironmentFailure.class, () -> first.another(under(NEW_KEY)).close());
    var changing = first.another(under(NEW_KEY, OLD_KEY));
    changing.close();
    var after = sealed(first);
    var changed = first.another(under(NEW_KEY));

    assertEquals(EnvironmentCode.MASTER_KEY_WRONG, wrong.code());
    assertFalse(wrong.line().contains(OLD_KEY) || wrong.line().contains(NEW_KEY));
    assertEquals(1, after.size());
    assertFalse(before.equals(after));
    assertEquals(200, as(changed, ada, "GET", secrets(ada)).send().status());
    changed.close();
    assertThrows(EnvironmentFailure.class, () -> first.another(under(OLD_KEY)).close());
  }

  private static List<String> sealed(TestEngine engine) {
    var found = new ArrayList<String>();
    engine
        .query(
            "SELECT master_key FROM libretto.secret UNION"
                + " SELECT master_key FROM libretto.signing_key")
        .forEach(row -> found.add(row.getString(0)));
    return found;
  }

  @Test
  void withoutAKeyNothingStarts() {
    var usual = TestEngine.accounts();
    var none =
        new AccountSettings(
            usual.registration(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            90,
            30,
            1,
            Optional.empty());

    var missing = assertThrows(EnvironmentFailure.class, () -> TestEngine.with(none).close());
    var bad = assertThrows(EnvironmentFailure.class, () -> TestEngine.with(under("short")).close());

    assertEquals(EnvironmentCode.MASTER_KEY_MISSING, missing.code());
    assertEquals(EnvironmentCode.MASTER_KEY_UNREADABLE, bad.code());
    assertFalse(bad.line().contains("short"));
  }

  /** Every place something could leak to, after everything that could go wrong with a secret. */
  @Test
  void isFoundNowhere() {
    var log = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    var level = root.getLevel();
    log.start();
    root.addAppender(log);
    ((Logger) LoggerFactory.getLogger("dev.libretto")).setLevel(Level.TRACE);
    var engine = TestEngine.with(under(OLD_KEY));
    var answers = new StringBuilder();
    var planted = new ArrayList<String>();
    try {
      var person = Person.registered(engine);
      var session = person.signedIn();
      var ada = engine.builder();
      var app = engine.publish(ada, "rules.json");
      var value = "planted-secret-value-7f3a";
      planted.addAll(
          List.of(
              value,
              OLD_KEY,
              Person.PASSWORD,
              ada.token(),
              session.path("accessToken").textValue(),
              session.path("refreshToken").textValue()));
      write(engine, ada, "key", value);
      for (var answer :
          List.of(
              write(engine, ada, "key%20bad", value),
              write(engine, ada, "key", value + "\\u0000"),
              as(engine, ada, "PUT", secrets(ada) + "/key")
                  .json("{values:'%s'}".formatted(value))
                  .send(),
              as(engine, ada, "PUT", secrets(ada) + "/key")
                  .json("{value:['%s']}".formatted(value))
                  .send(),
              as(engine, ada, "GET", secrets(ada)).send(),
              as(engine, ada, "GET", secrets(ada) + "/key").send(),
              person.refresh(session),
              person.refresh(session),
              person.signIn(Person.PASSWORD + " wrong"),
              person.register(Person.PASSWORD),
              as(engine, ada, "GET", "/api/v1/profile").send(),
              as(engine, ada, "GET", "/api/v1/profile/tokens").send(),
              as(engine, ada, "GET", "/api/v1/audit").send(),
              as(engine, ada, "GET", "/api/v1/operator/audit").send(),
              as(engine, ada, "GET", "/api/v1/operator/builders").send(),
              as(engine, ada, "GET", "/api/v1/apps/" + ada.name() + "/rules/definition").send(),
              engine.console("GET", "/metrics").send(),
              app.asBuilder().page("GET", "").send())) {
        // What a request itself gives out once is not a leak of it.
        answers.append(
            answer.text().contains("\"refreshToken\"") ? "" : answer.text() + answer.headers());
      }
      log.list.forEach(
          event -> answers.append(event.getFormattedMessage()).append(event.getThrowableProxy()));
      answers.append(wholeDatabase(engine));
    } finally {
      root.detachAppender(log);
      ((Logger) LoggerFactory.getLogger("dev.libretto")).setLevel(level);
      engine.close();
    }

    var all = answers.toString();
    assertTrue(all.contains("key"), "nothing was looked at");
    for (var secret : planted) {
      for (var form : List.of(secret, secret.toUpperCase(Locale.ROOT), hex(secret))) {
        assertFalse(all.contains(form), () -> "found " + form);
      }
    }
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  /** Every row of every table, as text: bytes in hexadecimal. */
  private static String wholeDatabase(TestEngine engine) {
    var text = new StringBuilder();
    engine
        .query(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_catalog.pg_tables"
                + " WHERE schemaname = 'libretto' OR schemaname LIKE 'app\\_%'")
        .forEach(table ->
            engine
                .query("SELECT t::text FROM " + table.getString(0) + " t")
                .forEach(row -> text.append(row.getString(0)).append('\n')));
    assertTrue(text.toString().contains("secret-written"), "the tables were not read");
    return text.toString();
  }
}
