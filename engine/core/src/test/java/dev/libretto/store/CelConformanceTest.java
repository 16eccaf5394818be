package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.expression.Circumstances;
import dev.libretto.expression.Compilation.Compiled;
import dev.libretto.expression.Compilation.Refused;
import dev.libretto.expression.Evaluator;
import dev.libretto.expression.Expression;
import dev.libretto.expression.ExpressionCompiler;
import dev.libretto.expression.Scope;
import dev.libretto.expression.Textproto;
import dev.libretto.expression.Textproto.Message;
import dev.libretto.expression.Textproto.Text;
import dev.libretto.expression.Textproto.Value;
import dev.libretto.expression.Textproto.Word;
import dev.libretto.store.SqlAnswers.Question;
import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The cases with which CEL's own implementations are tested. Each is inside the profile and
 * answered as upstream does, on the JVM and in PostgreSQL; or refused with a code; or answered
 * otherwise for a reason given here. The cases are read from {@code shared/conformance/cel} beside
 * the project (or {@code -Dconformance=folder}); only their names are kept here.
 */
final class CelConformanceTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/cel-conformance.txt");
  private static final String MISSING =
      "shared/conformance/cel is not beside the project: CEL's own cases are left out";

  private static final Circumstances NOBODY =
      new Circumstances(null, null, List.of(), false, false, Instant.EPOCH, ZoneOffset.UTC);
  private static final Scope SCOPE = Scope.ofRule(Map.of());

  private static final String NOT_A_NUMBER = "null is equal to itself, and there is no NaN";
  private static final String NULL_COMPARES = "null instead of an error, and null can be compared";
  private static final String ASCII_SPACE = "trim takes ASCII white space off";
  private static final String WIDE = "durations reach over the whole calendar";

  /** Why some answers are not upstream's, by the case's name or the beginning of several. */
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("comparisons/eq_literal/not_eq_double_nan", NOT_A_NUMBER),
          Map.entry("comparisons/ne_literal/not_ne_double_nan", NOT_A_NUMBER),
          Map.entry("comparisons/ne_literal/ne_double_nan", NOT_A_NUMBER),
          Map.entry("fp_math/fp_math/mod_not_support", "decimals have an exact remainder"),
          Map.entry("fp_math/fp_math/divide_zero", "null instead of infinity"),
          Map.entry("logic/AND/error_", NULL_COMPARES),
          Map.entry("logic/OR/error_", NULL_COMPARES),
          Map.entry("macros/exists/list_elem_exists_error", NULL_COMPARES),
          Map.entry("macros/all/list_elem_error_exhaustive", NULL_COMPARES),
          Map.entry("string_ext/trim/blank_spaces_escaped_chars", ASCII_SPACE),
          Map.entry("string_ext/trim/unicode_space_chars_", ASCII_SPACE),
          Map.entry("string_ext/value_errors/substring_", NULL_COMPARES),
          Map.entry("timestamps/duration_conversions/toString_duration", "ISO 8601: PT277H46M40S"),
          Map.entry("timestamps/timestamp_range/sub_time_duration_", WIDE));

  private record Case(String name, String expression, Optional<Value> expected, boolean error) {}

  private record Inside(Case of, Expression expression) {}

  @Test
  void isAgreedRefusedOrExplained() throws IOException {
    var lines = new ArrayList<String>();
    var inside = new ArrayList<Inside>();
    for (var one : cases(folder())) {
      switch (ExpressionCompiler.compile(one.expression(), SCOPE)) {
        case Refused refused -> lines.add(one.name() + ": " + refusal(refused));
        case Compiled(var expression, var _, var _) -> inside.add(new Inside(one, expression));
      }
    }
    var unexplained = new ArrayList<String>();
    var sql = answers(inside);
    for (int i = 0; i < inside.size(); i++) {
      var one = inside.get(i);
      var jvm = Evaluator.of(one.expression()).evaluate(_ -> null, NOBODY);
      var outcome = outcome(one.of(), jvm, sql.get(i));
      if (outcome.startsWith("?")) {
        unexplained.add(one.of() + " " + outcome);
      }
      lines.add(one.of().name() + ": " + outcome);
    }

    lines.sort(null);

    assertTrue(unexplained.isEmpty(), () -> String.join("\n", unexplained));
    Golden.matches(GOLDEN, String.join("\n", lines) + "\n");
  }

  private static String refusal(Refused refused) {
    assertTrue(!refused.findings().isEmpty(), "a refusal says why");
    var first = refused.findings().getFirst();
    return "refused " + first.code().code() + ", " + first.message().lines().findFirst().orElse("");
  }

  private static List<@Nullable Object> answers(List<Inside> inside) {
    try (var postgres = new SqlAnswers()) {
      return postgres.ask(
          inside.stream().map(one -> new Question(one.expression(), Map.of(), NOBODY)).toList());
    }
  }

  private static String outcome(Case one, @Nullable Object jvm, @Nullable Object sql) {
    if (!alike(jvm, sql)) {
      return "? " + jvm + " on the JVM, " + sql + " in PostgreSQL";
    }
    if (one.error()) {
      return jvm == null ? "differs: null instead of an error" : explained(one, jvm);
    }
    return equals(one.expected(), jvm) ? "agrees" : explained(one, jvm);
  }

  private static String explained(Case one, @Nullable Object answer) {
    return REASONS.entrySet().stream()
        .filter(reason -> one.name().startsWith(reason.getKey()))
        .findFirst()
        .map(reason -> "differs: " + reason.getValue())
        .orElse("? answers " + answer);
  }

  private static boolean alike(@Nullable Object one, @Nullable Object other) {
    return (one instanceof BigDecimal a && other instanceof BigDecimal b)
        ? a.compareTo(b) == 0
        : one == null ? other == null : one.equals(other);
  }

  /** A case without a value expects true. */
  private static boolean equals(Optional<Value> expected, @Nullable Object answer) {
    if (expected.isEmpty()) {
      return Boolean.TRUE.equals(answer);
    }
    var field = ((Message) expected.get()).fields().getFirst();
    return switch (field.name()) {
      case "null_value" -> answer == null;
      case "bool_value" ->
          answer instanceof Boolean truth && word(field.value()).equals("" + truth);
      case "int64_value" ->
          answer instanceof Long number && word(field.value()).equals("" + number);
      // A decimal has upstream's double for its nearest double.
      case "double_value" ->
          answer instanceof BigDecimal number
              && number.doubleValue() == Double.parseDouble(word(field.value()));
      case "string_value" -> field.value().equals(new Text(String.valueOf(answer)));
      case "list_value" ->
          answer instanceof List<?> items
              && items.size() == ((Message) field.value()).all("values").size();
      default -> false;
    };
  }

  private static String word(Value value) {
    return ((Word) value).value();
  }

  private static List<Case> cases(Path folder) throws IOException {
    var cases = new ArrayList<Case>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".textproto")).sorted().toList()) {
        var message = Textproto.read(Files.readString(file));
        for (var section : message.all("section")) {
          for (var test : section.all("test")) {
            var name = message.text("name") + "/" + section.text("name") + "/" + test.text("name");
            boolean error = test.value("eval_error").isPresent();
            cases.add(new Case(name, test.text("expr"), test.value("value"), error));
          }
        }
      }
    }
    return cases;
  }

  /** Ends the test visibly where the cases, which are no part of the project, are not there. */
  private static Path folder() {
    var named = System.getProperty("conformance");
    if (named != null) {
      return Path.of(named, "cel");
    }
    for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      var folder = at.resolve("shared/conformance/cel");
      if (Files.isDirectory(folder)) {
        return folder;
      }
    }
    return Assumptions.abort(MISSING);
  }
}
