package dev.libretto.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.libretto.expression.Compilation.Finding;
import dev.libretto.problem.DefinitionCode;

/**
 * What CEL's grammar makes of a text. cel-java's parser is used for the grammar alone: its macros
 * are off, so that {@code all} and {@code has} arrive as the calls the author wrote.
 */
sealed interface Parsing {

  /** The most code points an expression may have. */
  int MAX_LENGTH = 4096;

  /** The deepest an expression may be nested. */
  int MAX_DEPTH = 64;

  /** The most nodes an expression may have. */
  int MAX_NODES = 1000;

  /** A well-formed expression. */
  record Parsed(CelExpr root, Source source) implements Parsing {}

  /** Not an expression, or too large a one. */
  record Unparsed(Finding finding) implements Parsing {}

  /** Parses a text. Never throws, for any text. */
  static Parsing of(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > MAX_LENGTH) {
      return tooLarge(MAX_LENGTH, length - MAX_LENGTH, "It is longer than 4,096 characters");
    }
    if (text.isBlank()) {
      return new Unparsed(
          new Finding(
              DefinitionCode.EXPRESSION_SYNTAX,
              0,
              Math.max(1, length),
              "The expression is empty",
              "Write an expression, such as `true`, or leave the key out."));
    }
    for (int at = 0, offset = 0; at < text.length(); offset++) {
      int codePoint = text.codePointAt(at);
      if (codePoint <= Character.MAX_VALUE && Character.isSurrogate((char) codePoint)) {
        return new Unparsed(
            new Finding(
                DefinitionCode.EXPRESSION_SYNTAX,
                offset,
                1,
                "Half of a surrogate pair is not a character",
                "Write the whole character."));
      }
      at += Character.charCount(codePoint);
    }
    return parse(text, length);
  }

  private static Parsing parse(String text, int length) {
    var result = Grammar.PARSER.parse(text);
    if (result.hasError()) {
      return refusal(result.getErrors().getFirst(), text, length);
    }
    try {
      var tree = result.getAst();
      var root = tree.getExpr();
      // The parser counts its own recursion; signs and exclamation marks it counts as one.
      if (depth(root) > MAX_DEPTH) {
        return tooLarge(0, length, "It is nested more than 64 deep");
      }
      return new Parsed(root, new Source(text, tree.getSource().getPositionsMap()));
    } catch (CelValidationException e) {
      throw new IllegalStateException("a parse without errors has no tree", e);
    }
  }

  private static Parsing refusal(CelIssue issue, String text, int length) {
    var location = issue.getSourceLocation();
    int offset = offset(text, location.getLine(), location.getColumn());
    if (issue.getMessage().contains("recursion limit exceeded")) {
      return tooLarge(0, length, "It is nested, or chained by operators, more than 64 deep");
    }
    if (issue.getMessage().contains("node limit")) {
      return tooLarge(offset, 1, "It has more than 1,000 parts");
    }
    return new Unparsed(SyntaxFinding.of(issue.getMessage(), offset, text));
  }

  private static Unparsed tooLarge(int offset, int length, String message) {
    return new Unparsed(
        new Finding(
            DefinitionCode.EXPRESSION_TOO_LARGE,
            offset,
            Math.max(1, length),
            message,
            "Split it: a computed field can hold a part and be used by name."));
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int passed = 1; passed < line; passed++) {
      start = text.indexOf('\n', start) + 1;
    }
    return text.codePointCount(0, start) + Math.max(0, column);
  }

  private static int depth(CelExpr node) {
    int below =
        switch (node.getKind()) {
          case SELECT -> depth(node.select().operand());
          case CALL ->
              Math.max(
                  node.call().target().map(Parsing::depth).orElse(0),
                  node.call().args().stream().mapToInt(Parsing::depth).max().orElse(0));
          case LIST -> node.list().elements().stream().mapToInt(Parsing::depth).max().orElse(0);
          case MAP, STRUCT, COMPREHENSION, CONSTANT, IDENT, NOT_SET -> 0;
        };
    return below + 1;
  }

  /** Holds the one parser, which is immutable and safe for several threads. */
  final class Grammar {
    private static final CelParser PARSER =
        CelParserFactory.standardCelParserBuilder()
            .setOptions(
                CelOptions.current()
                    .maxExpressionCodePointSize(MAX_LENGTH)
                    .maxParseRecursionDepth(MAX_DEPTH)
                    .maxParseExpressionNodeCount(MAX_NODES)
                    // Otherwise `!!1` would become `1` before its types are looked at.
                    .retainRepeatedUnaryOperators(true)
                    .build())
            .build();

    private Grammar() {}
  }
}
