package dev.libretto.publish.check;

import dev.libretto.access.Verdict;
import dev.libretto.definition.AppAccess;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.Visibility;
import dev.libretto.expression.ExpressionText;
import dev.libretto.expression.Knowledge;
import dev.libretto.problem.DefinitionCode;
import java.util.List;

/** What is sensitive is not there for everybody, and not for whoever cares to sign up. */
final class SensitiveFields implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var access = names.definition().access();
    if (access.visibility() == Visibility.PRIVATE) {
      return;
    }
    for (var table : names.tables()) {
      var openness = new Openness(names, table);
      table.fields().stream()
          .filter(field -> field.rules().sensitive())
          .forEach(field -> check(access, table, field, openness, findings));
    }
  }

  private static void check(
      AppAccess access,
      TableDefinition table,
      FieldDefinition field,
      Openness openness,
      Findings findings) {
    var everybody = openness.reading(field, Knowledge.anonymous(openness.neverNull()));
    if (access.visibility() == Visibility.PUBLIC && !(everybody instanceof Verdict.Never)) {
      findings.error(
          DefinitionCode.SENSITIVE_FIELD_OPEN,
          field.at().child("sensitive"),
          "`%s.%s` is sensitive, but callers without a sign-in can read it %s."
              .formatted(table.name(), field.name(), extent(everybody)),
          "Give the field a rule for reading that holds for nobody without a sign-in, such as"
              + " `\"read\": \"user.signedIn && …\"`, or take `sensitive` away if it is meant for"
              + " everybody.");
    } else if (access.openSignUp()
        && openness.reading(field, newcomer(access, openness)) instanceof Verdict.Always) {
      findings.warning(
          DefinitionCode.SENSITIVE_FIELD_ON_SIGN_UP,
          field.at().child("sensitive"),
          "`%s.%s` is sensitive, but whoever signs up can read it in every row."
              .formatted(table.name(), field.name()),
          "Ask for a role that is given by hand, or for the row's own member:"
              + " `\"read\": \"'…' in user.roles\"`.");
    }
  }

  private static Knowledge newcomer(AppAccess access, Openness openness) {
    var role = access.defaultRole();
    return Knowledge.signedIn(role == null ? List.of() : List.of(role), openness.neverNull());
  }

  private static String extent(Verdict verdict) {
    return verdict instanceof Verdict.Some(var rule)
        ? "where `" + ExpressionText.of(rule) + "`"
        : "in every row";
  }
}
