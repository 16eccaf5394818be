package dev.libretto.publish.check;

/** One rule a definition keeps. Stateless. */
interface DefinitionCheck {

  /** Reports every place where the definition does not keep the rule. */
  void check(Names names, Findings findings);
}
