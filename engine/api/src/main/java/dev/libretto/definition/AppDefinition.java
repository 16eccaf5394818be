package dev.libretto.definition;

import dev.libretto.json.Json;
import dev.libretto.problem.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A whole definition. Its shape satisfies the published schema; whether its names and expressions
 * make sense is for the checks.
 *
 * @param roles what members can be
 * @param triggers what is to happen when rows change
 * @param tests what must hold before it is published
 * @param source the document as it was written, for the canonical form and the digest
 */
public record AppDefinition(
    AppHeader app,
    AppAccess access,
    List<RoleDefinition> roles,
    List<TableDefinition> tables,
    List<ViewDefinition> views,
    List<TriggerDefinition> triggers,
    List<TestDefinition> tests,
    Json.Obj source) {

  public AppDefinition {
    roles = List.copyOf(roles);
    tables = List.copyOf(tables);
    views = List.copyOf(views);
    triggers = List.copyOf(triggers);
    tests = List.copyOf(tests);
  }

  /** Who may come near the app at all. */
  public Visibility visibility() {
    return access.visibility();
  }

  /**
   * What the app is called and how it presents itself.
   *
   * @param name the last part of its address
   * @param timeZone an IANA zone in which {@code today()} is meant
   * @param locale a BCP 47 tag
   * @param hue the one colour an app chooses, in degrees of OKLCH, 0 to 359
   */
  public record AppHeader(
      Pointer at,
      String name,
      String label,
      @Nullable String description,
      String timeZone,
      String locale,
      int hue) {}
}
