package dev.libretto.publish.diff;

import dev.libretto.definition.FieldType;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.program.Field;
import dev.libretto.program.Program;
import java.util.Optional;

/** Whether a published field can have another type without its values being rewritten. */
final class TypeChange {

  private static final String HINT =
      "This kind of change is not performed yet. Add a second field of the new type, copy the"
          + " values over, and leave the old one out of the views.";

  private TypeChange() {}

  /** Why not; empty when it can. */
  static Optional<Refusal> refused(TablePair pair, Field from, Field to, Pointer at) {
    var name = "The published field `" + to.name() + "` ";
    return switch (to.type()) {
      case FieldType.DecimalNumber now
          when from.type() instanceof FieldType.DecimalNumber old && old.scale() != now.scale() ->
          refusal(
              DefinitionCode.DIGITS_CHANGED,
              at.child("scale"),
              name + "has scale " + old.scale() + ", not " + now.scale());
      case FieldType.Money now
          when from.type() instanceof FieldType.Money old
              && !old.currency().equals(now.currency()) ->
          refusal(
              DefinitionCode.DIGITS_CHANGED,
              at.child("currency"),
              name + "is in " + old.currency() + ", not " + now.currency());
      case FieldType.Relation now
          when from.type() instanceof FieldType.Relation old
              && !target(pair.fromProgram(), old).equals(target(pair.toProgram(), now)) ->
          refusal(
              DefinitionCode.TARGET_CHANGED,
              at.child("table"),
              name + "refers to rows of `" + old.table() + "`, not of `" + now.table() + "`");
      case FieldType now
          when now.getClass() == from.type().getClass() || widens(from.type(), now) ->
          Optional.empty();
      case FieldType now ->
          refusal(
              DefinitionCode.TYPE_CHANGED,
              at.child("type"),
              name + "is of type " + from.kind().name() + ", not " + to.kind().name());
    };
  }

  /** Texts are stored alike, so a field may come to take more kinds of text than before. */
  private static boolean widens(FieldType from, FieldType to) {
    return switch (to) {
      case FieldType.LongText _, FieldType.Markdown _ -> line(from) || lines(from);
      case FieldType.Text _ -> line(from);
      default -> false;
    };
  }

  private static boolean line(FieldType type) {
    return type instanceof FieldType.Text
        || type instanceof FieldType.Email
        || type instanceof FieldType.Url
        || type instanceof FieldType.Select;
  }

  private static boolean lines(FieldType type) {
    return type instanceof FieldType.LongText || type instanceof FieldType.Markdown;
  }

  private static String target(Program program, FieldType.Relation relation) {
    return program.table(relation.table()).orElseThrow().id();
  }

  private static Optional<Refusal> refusal(DefinitionCode code, Pointer at, String message) {
    return Optional.of(new Refusal(code, at, message + ".", HINT));
  }
}
