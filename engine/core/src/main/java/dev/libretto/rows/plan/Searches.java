package dev.libretto.rows.plan;

import dev.libretto.plan.Filter;
import dev.libretto.plan.Filter.Form;
import dev.libretto.plan.Operand;
import dev.libretto.problem.RequestCode;
import dev.libretto.problem.Suggestion;
import dev.libretto.rows.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads searches for words: {@code fts(english).cat&dog}, {@code wfts.cats "and dogs"}. */
final class Searches {

  private static final String USUAL = "simple";
  private static final int LONGEST = 1_000;

  /** Those every PostgreSQL from 15 on has. */
  private static final Set<String> CONFIGURATIONS =
      Set.of(
          "simple",
          "arabic",
          "armenian",
          "basque",
          "catalan",
          "danish",
          "dutch",
          "english",
          "finnish",
          "french",
          "german",
          "greek",
          "hindi",
          "hungarian",
          "indonesian",
          "irish",
          "italian",
          "lithuanian",
          "nepali",
          "norwegian",
          "portuguese",
          "romanian",
          "russian",
          "serbian",
          "spanish",
          "swedish",
          "tamil",
          "turkish",
          "yiddish");

  private final String text;
  private int at;

  private Searches(String text) {
    this.text = text;
  }

  /** The filter; the operator is known to be one of searches. */
  static Filter of(Operand operand, String operator, String value) {
    Comparisons.text(operand, operator);
    var bracket = operator.indexOf('(');
    var name = bracket < 0 ? operator : operator.substring(0, bracket);
    var configuration =
        bracket < 0 ? USUAL : operator.substring(bracket + 1, operator.length() - 1);
    if (!CONFIGURATIONS.contains(configuration)) {
      throw Refusal.of(
              RequestCode.BAD_VALUE,
              "There is no search configuration '" + Columns.shortened(configuration) + "'",
              Suggestion.hint(configuration, CONFIGURATIONS).orElse(null))
          .thrown();
    }
    if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
      throw Refusal.of(
              RequestCode.TOO_COMPLEX, "A search has more than " + LONGEST + " bytes", null)
          .thrown();
    }
    var form =
        switch (name) {
          case "plfts" -> Form.PLAIN;
          case "phfts" -> Form.PHRASE;
          case "wfts" -> Form.WEB;
          default -> Form.EXPRESSION;
        };
    if (form == Form.EXPRESSION && !new Searches(value).isExpression()) {
      throw Refusal.of(
              RequestCode.BAD_VALUE,
              "The search is no expression of words",
              "Write cat&(dog|bird), or use plfts for plain words and wfts for what people type")
          .thrown();
    }
    return new Filter.Search(operand, configuration, form, value);
  }

  /** Whether PostgreSQL reads it (its documentation, 8.11.2 tsquery). */
  private boolean isExpression() {
    return operands(0) && at == text.length();
  }

  private boolean operands(int depth) {
    do {
      skipBlanks();
      while (taken('!')) {
        skipBlanks();
      }
      if (taken('(')) {
        if (depth == 16 || !operands(depth + 1) || !taken(')')) {
          return false;
        }
      } else if (!word()) {
        return false;
      }
      skipBlanks();
    } while (operator());
    return true;
  }

  private boolean operator() {
    if (taken('&') || taken('|')) {
      return true;
    }
    if (text.startsWith("<->", at)) {
      at += 3;
      return true;
    }
    return false;
  }

  private boolean word() {
    var start = at;
    if (taken('\'')) {
      while (at < text.length() && text.charAt(at) != '\'' && text.charAt(at) != '\\') {
        at++;
      }
      if (at == start + 1 || !taken('\'')) {
        return false;
      }
    } else {
      while (at < text.length() && Character.isLetterOrDigit(text.codePointAt(at))) {
        at += Character.charCount(text.codePointAt(at));
      }
      if (at == start) {
        return false;
      }
    }
    if (taken(':')) {
      return taken('*');
    }
    return true;
  }

  private void skipBlanks() {
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
  }

  private boolean taken(char expected) {
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }
}
