package dev.libretto.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.libretto.expression.Vectors.RefusedVector;
import dev.libretto.expression.Vectors.Vector;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class VectorsTest {

  static List<Vector> all() {
    return Vectors.all();
  }

  static List<RefusedVector> refused() {
    return Vectors.refused();
  }

  @ParameterizedTest
  @MethodSource("all")
  void answers(Vector vector) {
    var evaluator = Evaluator.of(vector.expression());

    var value = evaluator.evaluate(vector.row()::get, vector.circumstances());

    assertEquals(
        vector.result().toString(), RestForm.write(value, vector.expression().type()).toString());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refuses(RefusedVector vector) {
    var compilation = ExpressionCompiler.compile(vector.expression(), vector.scope());

    if (!(compilation instanceof Compilation.Refused(var findings))) {
      fail("compiles to " + compilation);
      return;
    }
    var finding = findings.getFirst();
    var json = vector.json();
    assertEquals(json.path("code").textValue(), finding.code().code(), finding.toString());
    if (json.has("at")) {
      assertEquals(
          json.path("at").toString(), "[" + finding.offset() + "," + finding.length() + "]");
    }
    if (json.has("hint")) {
      assertEquals(json.path("hint").textValue(), finding.hint());
    }
    int length = vector.expression().codePointCount(0, vector.expression().length());
    assertTrue(finding.offset() >= 0 && finding.length() >= 1, finding.toString());
    assertTrue(finding.offset() + finding.length() <= Math.max(1, length), "inside: " + finding);
  }

  @Test
  void coverEveryOperation() {
    var used =
        Vectors.all().stream()
            .map(vector -> vector.expression().toString())
            .collect(Collectors.joining());

    for (var function : Function.values()) {
      assertTrue(used.contains("function=" + function + ","), function + " has no vector");
    }
  }
}
