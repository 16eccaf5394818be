package dev.libretto.problem;

/**
 * A stable code of the problem vocabulary, such as {@code LIB-301}. A number is never reused and
 * its meaning never changes; each has a page in {@code engine/docs/problems}.
 */
public sealed interface ProblemCode permits DefinitionCode, RequestCode, EnvironmentCode {

  /** The number alone; the hundreds name the group. */
  int number();

  /** What is wrong in general, in a few words and without a full stop. */
  String title();

  /** The code as people see and search it. */
  default String code() {
    return "LIB-" + number();
  }
}
