package dev.libretto.publish.check;

import dev.libretto.access.Verdict;
import dev.libretto.definition.AppAccess;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.Visibility;
import dev.libretto.expression.ExpressionText;
import dev.libretto.expression.Knowledge;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import java.util.List;

/** What is sensitive is not there for everybody, and not for whoever cares to sign up. */
final class SensitiveFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var access = names.definition().access();
    if (access.visibility() == Visibility.PRIVATE) {
      return;
    }
    var sensitivity = new Sensitivity(names);
    for (var table : names.tables()) {
      var verdicts = new TableVerdicts(names, table);
      for (var field : table.fields()) {
        sensitivity
            .source(table, field)
            .ifPresent(
                source -> check(access, new Sensitive(table, field, source), verdicts, findings));
      }
    }
  }

  /** A field that must not be open, and the marked one it gives away: itself, or another. */
  private record Sensitive(TableDefinition table, FieldDefinition field, String source) {

    boolean marked() {
      return field.rules().sensitive();
    }

    Pointer at() {
      return field.at().child(marked() ? "sensitive" : "as");
    }

    String words() {
      var name = table.name() + "." + field.name();
      return marked()
          ? "`" + name + "` is sensitive"
          : "`" + name + "` gives away `" + source + "`, which is sensitive";
    }

    String wayOut() {
      return marked()
          ? "take `sensitive` away if it is meant for everybody."
          : "take `\"as\": \"app\"` away, so that it shows only what its reader may read.";
    }
  }

  private static void check(
      AppAccess access, Sensitive sensitive, TableVerdicts verdicts, Findings findings) {
    var field = sensitive.field();
    var everybody = verdicts.reading(field, Knowledge.anonymous(verdicts.neverNull()));
    if (access.visibility() == Visibility.PUBLIC && !(everybody instanceof Verdict.Never)) {
      findings.error(
          DefinitionCode.SENSITIVE_FIELD_OPEN,
          sensitive.at(),
          sensitive.words()
              + ", but callers without a sign-in can read it "
              + extent(everybody)
              + ".",
          "Give the field a rule for reading that holds for nobody without a sign-in, such as"
              + " `\"read\": \"user.signedIn && …\"`, or "
              + sensitive.wayOut());
    } else if (access.openSignUp()
        && verdicts.reading(field, newcomer(access, verdicts)) instanceof Verdict.Always) {
      findings.warning(
          DefinitionCode.SENSITIVE_FIELD_ON_SIGN_UP,
          sensitive.at(),
          sensitive.words() + ", but whoever signs up can read it in every row.",
          "Ask for a role that is given by hand, or for the row's own member:"
              + " `\"read\": \"'…' in user.roles\"`.");
    }
  }

  private static Knowledge newcomer(AppAccess access, TableVerdicts verdicts) {
    var role = access.defaultRole();
    return Knowledge.signedIn(role == null ? List.of() : List.of(role), verdicts.neverNull());
  }

  private static String extent(Verdict verdict) {
    return verdict instanceof Verdict.Some(var rule)
        ? "where `" + ExpressionText.of(rule) + "`"
        : "in every row";
  }
}
