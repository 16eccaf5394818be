package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;

/** A test makes one request, so that it is clear what its expectation is about. */
final class TestRequests implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    for (var test : names.definition().tests()) {
      if (test.when().size() != 1) {
        findings.error(
            DefinitionCode.NOT_ONE_REQUEST,
            test.at().child("when"),
            "Test `"
                + test.name()
                + "` makes "
                + (test.when().isEmpty() ? "no request" : test.when().size() + " requests")
                + ".",
            "Give `when` exactly one of read, create, update, delete and transition; what was"
                + " before it is `given`.");
      }
    }
  }
}
