package dev.libretto.server.http;

import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.publish.Consent;
import dev.libretto.publish.diff.ChangeClass;
import dev.libretto.rows.Refusal;
import dev.libretto.serve.request.QueryString;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * {@code ?dryRun=} and {@code ?accept=}. Nothing is guessed here: who misspells a parameter must
 * not publish, and who misspells a class has not agreed to it.
 */
final class ConsentParameters {

  private ConsentParameters() {}

  static Consent parse(HttpServerRequest request) {
    var dryRun = false;
    var accepted = EnumSet.noneOf(ChangeClass.class);
    for (var parameter : QueryString.parse(request.query()).parameters()) {
      var value = parameter.value();
      if (parameter.name().equals("dryRun") && (value.equals("true") || value.equals("false"))) {
        dryRun = value.equals("true");
      } else if (parameter.name().equals("accept")) {
        accepted.addAll(classes(value));
      } else {
        throw Refusal.of(
                RequestCode.BAD_PARAMETER,
                "The address has a parameter that is not understood",
                "Publish without parameters, with ?accept=may-lose-data,widens-access, or try with"
                    + " ?dryRun=true")
            .thrown();
      }
    }
    return new Consent(accepted, dryRun);
  }

  private static Set<ChangeClass> classes(String words) {
    var classes = EnumSet.noneOf(ChangeClass.class);
    for (var word : words.split(",", -1)) {
      classes.add(ChangeClass.of(word).orElseThrow(() -> unknown(word)));
    }
    return classes;
  }

  private static RuntimeException unknown(String word) {
    var known = Arrays.stream(ChangeClass.values()).map(ChangeClass::word).toList();
    return Refusal.of(
            RequestCode.BAD_PARAMETER,
            "There is no class of changes of this name to accept",
            Suggestion.hint(word, known).orElse(null))
        .thrown();
  }
}
