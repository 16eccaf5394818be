package dev.libretto.publish.check;

import dev.libretto.expression.Scope.FieldSignature;
import java.util.Map;

/** The rows relations lead to, by the name of their table. */
@FunctionalInterface
interface RelatedRows {

  /** Where relations are not followed. */
  RelatedRows NONE = table -> Map.of();

  /** The fields of a row of the table; empty when there is no such table. */
  Map<String, FieldSignature> row(String table);
}
