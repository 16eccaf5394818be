package dev.libretto.expression;

import org.jspecify.annotations.Nullable;

/** Reads a pattern by recursive descent and writes its canonical form as it goes. */
final class RegexParser {

  private static final int MOST_REPETITIONS = 255;

  private final int[] pattern;
  private final StringBuilder canonical = new StringBuilder();
  private int at;

  private RegexParser(String pattern) {
    this.pattern = pattern.codePoints().toArray();
  }

  static Regex parse(String pattern) {
    var parser = new RegexParser(pattern);
    try {
      return parser.whole();
    } catch (Refusal refusal) {
      return refusal.refused;
    }
  }

  /** Leaves the descent at the first thing refused; never leaves {@link #parse}. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Regex.Refused refused;

    Refusal(Regex.Refused refused) {
      super(refused.message(), null, false, false);
      this.refused = refused;
    }
  }

  /** How many characters a sound pattern matches, with its repetitions written out. */
  static int steps(String pattern) {
    try {
      return new RegexParser(pattern).alternatives(0).steps();
    } catch (Refusal _) {
      return Regex.MAX_STEPS;
    }
  }

  private Regex whole() throws Refusal {
    if (pattern.length > Regex.MAX_LENGTH) {
      throw refusal(Regex.MAX_LENGTH, 1, "The pattern is longer than 1,000 characters", null);
    }
    for (int i = 0; i < pattern.length; i++) {
      if (!isCharacter(pattern[i])) {
        throw refusal(i, 1, "A text never holds this character, so the pattern cannot", null);
      }
    }
    var size = alternatives(0);
    if (at < pattern.length) {
      throw refusal(at, 1, "This `)` closes nothing", "A bracket itself is written `\\)`.");
    }
    if (size.steps() > Regex.MAX_STEPS) {
      throw refusal(
          0,
          pattern.length,
          "With its repetitions written out the pattern has more than 1,000 steps",
          "Use smaller counts, or `*` and a `maxLength`.");
    }
    if (size.skips() > Regex.MAX_SKIPS) {
      throw refusal(
          0,
          pattern.length,
          "With its repetitions written out the pattern has more than 60 parts that can be skipped",
          "Repeat what cannot be empty: `(?:ab)*` rather than `(?:a?b?){60}`.");
    }
    return new Regex.Sound(canonical.toString());
  }

  private RegexSize alternatives(int depth) throws Refusal {
    var all = RegexSize.NEVER;
    while (true) {
      var branch = RegexSize.NOTHING;
      while (at < pattern.length && pattern[at] != '|' && pattern[at] != ')') {
        branch = branch.then(quantified(depth));
      }
      all = all.or(branch);
      if (at >= pattern.length || pattern[at] == ')') {
        return all;
      }
      at++;
      canonical.append('|');
    }
  }

  /** One thing and its quantifier. */
  private RegexSize quantified(int depth) throws Refusal {
    int start = at;
    var size = atom(depth);
    if (at >= pattern.length || !isQuantifier(pattern[at])) {
      return size;
    }
    if (size.anchored()) {
      throw refusal(
          start,
          at + 1 - start,
          "An end of the text cannot be repeated",
          "Take `^` and `$` out of what is repeated.");
    }
    var repeated = quantifier(size);
    if (at < pattern.length && isQuantifier(pattern[at])) {
      throw switch (pattern[at]) {
        case '?' ->
            refusal(at, 1, "Lazy quantifiers are not supported", "Whether it matches is the same.");
        case '+' -> refusal(at, 1, "Possessive quantifiers are not supported", null);
        default -> refusal(at, 1, "A quantifier cannot be quantified", "Put the first in `(?:…)`.");
      };
    }
    return repeated;
  }

  private RegexSize quantifier(RegexSize size) throws Refusal {
    int sign = pattern[at];
    if (sign != '{') {
      at++;
      canonical.append((char) sign);
      return size.times(sign == '+' ? 1 : 0, 1);
    }
    int start = at++;
    int least = number();
    int most = least;
    boolean unbounded = false;
    if (least >= 0 && at < pattern.length && pattern[at] == ',') {
      at++;
      unbounded = at < pattern.length && pattern[at] == '}';
      most = unbounded ? least : number();
    }
    if (least < 0 || most < 0 || at >= pattern.length || pattern[at] != '}') {
      throw refusal(
          start,
          1,
          "This `{` opens no repetition",
          "Repetitions are `{3}`, `{3,}` and `{3,5}`; the bracket itself is `\\{`.");
    }
    at++;
    if (least > MOST_REPETITIONS || most > MOST_REPETITIONS) {
      throw refusal(start, at - start, "A repetition counts to 255 at most", null);
    }
    if (least > most) {
      throw refusal(start, at - start, "The repetition ends before it starts", null);
    }
    canonical.append('{').append(least);
    if (unbounded) {
      canonical.append(',');
    } else if (most != least) {
      canonical.append(',').append(most);
    }
    canonical.append('}');
    return size.times(least, unbounded ? least + 1 : Math.max(1, most));
  }

  /** Reads digits; -1 when there are none, a number beyond every bound when there are many. */
  private int number() {
    int start = at;
    int number = 0;
    while (at < pattern.length && pattern[at] >= '0' && pattern[at] <= '9') {
      number = Math.min(number * 10 + (pattern[at] - '0'), 1_000_000);
      at++;
    }
    return at == start ? -1 : number;
  }

  private RegexSize atom(int depth) throws Refusal {
    int character = pattern[at];
    switch (character) {
      case '(' -> {
        return group(depth);
      }
      case '[' -> {
        var brackets = new RegexBrackets(pattern, at);
        switch (brackets.read()) {
          case RegexBrackets.Bad bad -> throw new Refusal(bad.refused());
          case RegexBrackets.Good good -> canonical.append(good.set().canonical());
        }
        at = brackets.end();
      }
      case '.' -> {
        canonical.append(CharacterSet.LINE_FEED.complement().canonical());
        at++;
      }
      case '^', '$' -> {
        canonical.append((char) character);
        at++;
        return RegexSize.ANCHOR;
      }
      case '\\' -> {
        switch (RegexEscape.read(pattern, at)) {
          case RegexEscape.Bad bad -> throw new Refusal(bad.refused());
          case RegexEscape.OneCharacter one -> {
            literal(one.character());
            at = one.end();
          }
          case RegexEscape.OneOf several -> {
            canonical.append(several.set().canonical());
            at = several.end();
          }
        }
      }
      case '*', '+', '?', '{' ->
          throw refusal(
              at,
              1,
              "There is nothing to repeat here",
              "The character itself is `\\" + (char) character + "`.");
      case ']', '}' ->
          throw refusal(
              at,
              1,
              "This bracket closes nothing",
              "The bracket itself is `\\" + (char) character + "`.");
      default -> {
        literal(character);
        at++;
      }
    }
    return RegexSize.CHARACTER;
  }

  private RegexSize group(int depth) throws Refusal {
    int start = at++;
    if (depth >= Regex.MAX_DEPTH) {
      throw refusal(start, 1, "Groups are nested more than 32 deep", null);
    }
    if (at < pattern.length && pattern[at] == '?') {
      if (at + 1 >= pattern.length || pattern[at + 1] != ':') {
        throw refusal(
            start, 3, "Look-around, flags and named groups are not supported", groupHint());
      }
      at += 2;
    }
    canonical.append("(?:");
    var size = alternatives(depth + 1);
    if (at >= pattern.length) {
      throw refusal(start, 1, "This `(` is not closed", "A bracket itself is written `\\(`.");
    }
    at++;
    canonical.append(')');
    return size;
  }

  private static String groupHint() {
    return "Groups are `(…)` and `(?:…)`. Both letter cases are written `[Aa]`.";
  }

  private void literal(int character) {
    if (character == '-') {
      canonical.append('-');
    } else {
      CharacterSet.append(canonical, character);
    }
  }

  private static boolean isQuantifier(int character) {
    return character == '*' || character == '+' || character == '?' || character == '{';
  }

  static boolean isCharacter(int codePoint) {
    return codePoint > 0
        && codePoint <= Character.MAX_CODE_POINT
        && (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
  }

  private Refusal refusal(int offset, int length, String message, @Nullable String hint) {
    int last = Math.max(0, pattern.length - 1);
    int start = Math.clamp(offset, 0, last);
    int extent = Math.clamp(length, 1, Math.max(1, pattern.length - start));
    return new Refusal(new Regex.Refused(start, extent, message, hint));
  }
}
