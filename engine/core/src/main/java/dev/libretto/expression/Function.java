package dev.libretto.expression;

/** The operations of the profile, one for each overload, so that no evaluator looks at types. */
public enum Function {
  AND,
  OR,
  NOT,
  EQUAL,
  NOT_EQUAL
}
