package dev.libretto.publish.diff;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.store.ddl.RowQuestion;

/**
 * A change that can be made unless rows stand against it.
 *
 * @param question how many rows do
 * @param finding what is wrong about them, one sentence with {@code {rows}} in the place of the
 *     rows it is wrong about
 */
public record Concern(
    RowQuestion question, DefinitionCode code, Pointer at, String finding, String hint) {

  /**
   * The refusal when rows do stand against it.
   *
   * @param rows how many, at least 1
   */
  public Refusal refusal(long rows) {
    var counted = (rows == 1 ? "1 row" : rows + " rows") + " of `" + question.table().name() + "`";
    return new Refusal(code, at, finding.replace("{rows}", counted), hint);
  }
}
