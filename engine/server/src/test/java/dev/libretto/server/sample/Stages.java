package dev.libretto.server.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import dev.libretto.store.Wall;
import dev.libretto.testkit.scenario.Stage;
import java.nio.charset.StandardCharsets;

/** Publishes samples, each time under a builder nobody else uses. */
final class Stages {

  private Stages() {}

  /**
   * A fresh copy of a sample; it must publish without a problem, and its README gives the reason
   * for every warning it keeps.
   */
  static Stage of(Sample sample, boolean data, Wall wall) {
    var engine = TestEngine.shared(wall);
    var builder = engine.builder();
    publish(engine, builder, sample);
    if (data) {
      engine.seed(builder, sample.name(), sample.data());
    }
    return stage(engine, builder, sample.name(), new String(sample.text(), StandardCharsets.UTF_8));
  }

  /** A fresh app of any definition, on an engine without a wall. */
  static Stage of(String definition) {
    var engine = TestEngine.shared();
    var builder = engine.builder();
    engine.publishText(builder, definition);
    var name = TestJson.strict(definition).at("/app/name").textValue();
    return stage(engine, builder, name, definition);
  }

  private static Stage stage(
      TestEngine engine, TestBuilder builder, String app, String definition) {
    return new Stage(
        engine.pages(),
        engine.console(),
        builder.name(),
        app,
        builder.token(),
        TestJson.strict(definition),
        TestEngine.mail());
  }

  private static void publish(TestEngine engine, TestBuilder builder, Sample sample) {
    var answer =
        engine
            .console("PUT", "/api/v1/apps/" + builder.name() + "/" + sample.name() + "/definition")
            .header("Authorization", builder.bearer())
            .json(sample.text())
            .send();
    assertEquals(201, answer.status(), () -> sample + ": " + answer);
    assertEquals("published", answer.json().path("outcome").textValue(), answer::toString);
    for (var warning : answer.json().path("warnings")) {
      var code = warning.path("code").textValue();
      assertTrue(sample.readme().contains(code), () -> sample + " does not say why: " + warning);
    }
  }
}
