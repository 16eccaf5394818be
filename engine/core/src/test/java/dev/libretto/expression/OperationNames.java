package dev.libretto.expression;

import java.util.stream.Collectors;

/** Operations as authors write them. */
public final class OperationNames {

  private OperationNames() {}

  /** Every way of writing the operation. */
  public static String of(Function function) {
    return switch (function) {
      case AND -> "boolean && boolean";
      case OR -> "boolean || boolean";
      case NOT -> "!boolean";
      case EQUAL -> "a == b";
      case NOT_EQUAL -> "a != b";
      case IN -> "a in list";
      default -> signatures(function);
    };
  }

  private static String signatures(Function function) {
    return Catalogue.all().stream()
        .filter(overload -> overload.function() == function)
        .map(overload -> overload.signature().replace("list of null", "list"))
        .distinct()
        .collect(Collectors.joining("`, `"));
  }
}
