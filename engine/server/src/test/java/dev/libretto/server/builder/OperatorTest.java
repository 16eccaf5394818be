package dev.libretto.server.builder;

import static dev.libretto.server.fixture.RestAssertions.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Probes, metrics, schemas: what machines around an engine ask for. */
final class OperatorTest {

  private final TestEngine engine = TestEngine.shared();

  @Test
  void bothListenersAnswerProbes() {
    for (var path : List.of("/health/live", "/health/ready")) {
      for (var method : List.of("GET", "HEAD")) {
        assertEquals(200, engine.call(method, path).send().status());
        assertEquals(200, engine.console(method, path).send().status());
      }
    }
    assertEquals("{\"status\":\"ready\"}", engine.call("GET", "/health/ready").send().text());
  }

  @Test
  void metricsAreOnTheBuilderListenerAlone() {
    assertEquals(404, engine.call("GET", "/metrics").send().status());
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        engine.console("GET", "/metrics").send().header("Content-Type"));
  }

  @Test
  void metricsTellOfEveryPartOfTheEngine() {
    var app = engine.publish("rules.json");
    app.get("note");
    app.page("GET", "").send();

    var metrics = engine.console("GET", "/metrics").send().text();

    for (var name :
        List.of(
            "jvm_memory_used_bytes",
            "libretto_http_requests_seconds_count{method=\"GET\",status=\"2xx\",surface=\"rest\"}",
            "libretto_http_requests_seconds_count{method=\"GET\",status=\"2xx\",surface=\"page\"}",
            "libretto_serve_stage_seconds_count{stage=\"statement\"}",
            "libretto_publish_stage_seconds_count{stage=\"migrate\"}",
            "libretto_publish_outcomes_total{outcome=\"published\"}",
            "libretto_store_statements_active",
            "libretto_store_pool_connections")) {
      assertTrue(metrics.contains(name), () -> name + " is not in\n" + metrics);
    }
  }

  @Test
  void metricsDoNotGrowWithWhatIsAskedFor() {
    var app = engine.publish("rules.json");
    app.get("note?text=eq.something-to-look-for");
    app.call("PURGEALL", "note").send();
    engine.call("GET", "/something-to-look-for").send();
    engine.console("GET", "/something-to-look-for").send();

    var metrics = engine.console("GET", "/metrics").send().text();

    assertFalse(metrics.contains("something-to-look-for"));
    assertFalse(metrics.contains("PURGEALL"));
    assertFalse(metrics.contains(app.owner().name()));
    assertFalse(metrics.contains("rules"));
  }

  @Test
  void servesTheSchemaAndThePagesOfProblems() {
    for (var call :
        List.of(engine.call("GET", "/schemas/app/1"), engine.console("GET", "/schemas/app/1"))) {
      var schema = call.send();

      assertEquals(200, schema.status());
      assertEquals("application/schema+json", schema.header("Content-Type"));
      assertTrue(schema.json().has("$schema"));
    }
    var page = engine.console("GET", "/docs/problems/LIB-705").send();
    assertTrue(page.text().startsWith("# LIB-705 "));
    assertEquals(404, engine.console("GET", "/docs/problems/LIB-000").send().status());
    assertEquals(404, engine.console("GET", "/docs/problems/..%2fLIB-705").send().status());
  }

  @Test
  void anUnknownAddressIsAProblem() {
    assertProblem(RequestCode.NOT_FOUND, engine.console("GET", "/nothing").send());
    assertProblem(RequestCode.NOT_FOUND, engine.console("GET", "/u/demo/recipes").send());
    assertProblem(RequestCode.NOT_FOUND, engine.console("POST", "/metrics").send());
  }
}
