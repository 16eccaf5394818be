package dev.libretto.server.account;

import com.fasterxml.jackson.databind.JsonNode;
import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.Call;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody with a browser, a name, a password and a network address nobody else has. */
final class Person {

  static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger COUNT = new AtomicInteger();

  final TestEngine engine;
  final String name;
  final String address;

  private Person(TestEngine engine, int number) {
    this.engine = engine;
    this.name = "person-" + number;
    this.address = "10.%d.%d.7".formatted(number / 256, number % 256);
  }

  /** Somebody nobody knows. */
  static Person unknown(TestEngine engine) {
    return new Person(engine, COUNT.incrementAndGet());
  }

  /** Somebody who has registered. */
  static Person registered(TestEngine engine) {
    var person = unknown(engine);
    var answer = person.register(PASSWORD);
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return person;
  }

  Call call(String method, String path) {
    return engine.console(method, path).header("X-Forwarded-For", "203.0.113.9, " + address);
  }

  Answer register(String password) {
    return call("POST", "/api/v1/auth/register")
        .json("{name:'%s',password:'%s'}".formatted(name, password))
        .send();
  }

  Answer signIn(String password) {
    return call("POST", "/api/v1/auth/sign-in")
        .json("{name:'%s',password:'%s'}".formatted(name, password))
        .send();
  }

  /** A sign-in that must succeed. */
  JsonNode signedIn() {
    var answer = signIn(PASSWORD);
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
    return answer.json();
  }

  Answer refresh(JsonNode session) {
    return call("POST", "/api/v1/auth/refresh")
        .json("{refreshToken:'%s'}".formatted(session.path("refreshToken").textValue()))
        .send();
  }

  /** A request with an access token. */
  Call as(JsonNode session, String method, String path) {
    return call(method, path)
        .header("Authorization", "Bearer " + session.path("accessToken").textValue());
  }

  /** The person as a builder with an access token. */
  TestBuilder builder() {
    return new TestBuilder(name, signedIn().path("accessToken").textValue());
  }
}
