package dev.libretto.rows;

import dev.libretto.problem.RequestCode;
import dev.libretto.program.Constraints;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import dev.libretto.program.Table;
import dev.libretto.rows.Refusal.FieldFault;
import dev.libretto.rows.write.NewRowRules;
import dev.libretto.store.Demand;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import java.util.List;

/**
 * Puts what the database refused into the author's words. Nothing of PostgreSQL's own message gets
 * through: it may quote another row.
 */
final class StoreRefusal {

  private StoreRefusal() {}

  /** A failed future with the refusal, or with the failure itself where it is nobody's fault. */
  static <T> Future<T> failed(Throwable failure, Program program, Table table) {
    return failed(failure, program, table, false);
  }

  /**
   * The same of a deletion, whose references are those of rows that stay: also where they are rows
   * of the same table.
   */
  static <T> Future<T> failedToDelete(Throwable failure, Program program, Table table) {
    return failed(failure, program, table, true);
  }

  private static <T> Future<T> failed(
      Throwable failure, Program program, Table table, boolean deleting) {
    if (!(failure instanceof StoreFailure refused)) {
      return Future.failedFuture(failure);
    }
    return switch (refused.kind()) {
      case NOT_UNIQUE -> Future.failedFuture(unique(table, constraint(refused)).thrown());
      case REFERENCE ->
          Future.failedFuture(reference(program, table, constraint(refused), deleting).thrown());
      case CHECK -> Future.failedFuture(check(table, constraint(refused)).thrown());
      case REFUSED -> Future.failedFuture(demand(program, table, constraint(refused)).thrown());
      case MISSING_VALUE ->
          Future.failedFuture(
              Refusal.of(RequestCode.MISSING_VALUE, "A required value is missing", null).thrown());
      case OUT_OF_BOUNDS ->
          Future.failedFuture(
              Refusal.of(
                      RequestCode.OUT_OF_BOUNDS,
                      "A value is too large, or too long for a field that is unique or indexed",
                      "Unique and indexed fields hold about 2,000 characters")
                  .thrown());
      case TOO_LONG ->
          Future.failedFuture(
              Refusal.of(
                      RequestCode.TOO_COMPLEX,
                      "The query took too long and was ended",
                      "Filter by indexed fields, or ask for fewer rows")
                  .thrown());
      case OUTDATED, CONFLICT, UNAVAILABLE, OVER_PLAN, BUG -> Future.failedFuture(failure);
    };
  }

  private static Refusal demand(Program program, Table table, String constraint) {
    var demand = Demand.of(constraint);
    if (demand == null) {
      throw new IllegalStateException("a demand nobody knows: " + constraint);
    }
    var field = table.fields().stream().filter(one -> one.id().equals(demand.field())).findFirst();
    return demand.kind() == Demand.Kind.REFERENCE
        ? reference(program, table, key(field.orElseThrow()), false)
        : NewRowRules.refusal(demand.kind(), field.map(Field::name).orElse(""));
  }

  private static String constraint(StoreFailure refused) {
    var constraint = refused.constraint();
    return constraint == null ? "" : constraint;
  }

  private static Refusal unique(Table table, String constraint) {
    for (var unique : table.unique()) {
      if (unique.physicalName().equals(constraint)) {
        var message = unique.message() == null ? "Another row has this value" : unique.message();
        return at(RequestCode.NOT_UNIQUE, message, unique.fields());
      }
    }
    return Refusal.of(RequestCode.NOT_UNIQUE, "Another row has this value", null);
  }

  private static Refusal check(Table table, String constraint) {
    for (var check : table.checks()) {
      if (check.physicalName().equals(constraint)) {
        return at(RequestCode.CHECK_FAILED, check.message(), check.fields());
      }
    }
    return Refusal.of(RequestCode.CHECK_FAILED, "A rule of the table does not hold", null);
  }

  private static Refusal reference(
      Program program, Table table, String constraint, boolean deleting) {
    for (var field : table.fields()) {
      if (!deleting && key(field).equals(constraint)) {
        return at(
            RequestCode.MISSING_REFERENCE,
            field.hasColumn()
                ? "The row that '" + field.name() + "' refers to does not exist"
                : "One of the rows that '" + field.name() + "' refers to does not exist",
            List.of(field.name()));
      }
    }
    for (var other : program.tables()) {
      for (var field : other.fields()) {
        if (key(field).equals(constraint)) {
          return Refusal.of(
              RequestCode.STILL_REFERENCED,
              "Rows of '" + other.name() + "' still refer to this row",
              "Change or delete those rows first");
        }
      }
    }
    return Refusal.of(RequestCode.MISSING_REFERENCE, "A reference leads nowhere", null);
  }

  private static String key(Field field) {
    return field.hasColumn() ? Constraints.foreignKey(field) : Constraints.linkKey(field);
  }

  private static Refusal at(RequestCode code, String message, List<String> fields) {
    return new Refusal(
        code,
        message,
        null,
        null,
        fields.stream().map(name -> new FieldFault(name, "/" + name, code, message)).toList());
  }
}
