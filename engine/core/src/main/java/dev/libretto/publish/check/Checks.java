package dev.libretto.publish.check;

import dev.libretto.definition.AppDefinition;
import dev.libretto.problem.Problem;
import dev.libretto.publish.load.SourceMap;
import java.util.List;

/** All rules over a definition. */
public final class Checks {

  private static final List<DefinitionCheck> ALL =
      List.of(
          new TableNames(),
          new ReservedTableNames(),
          new FieldNames(),
          new ReservedFieldNames(),
          new FieldLabels(),
          new OptionValues(),
          new CheckNames(),
          new Ids(),
          new Renames(),
          new TitleFields(),
          new UniqueFields(),
          new IndexFields(),
          new IndexEntries(),
          new CheckFields(),
          new RelationTables(),
          new RelationKeywords(),
          new Inverses(),
          new RelatedFields(),
          new RequiredCircles(),
          new Bounds(),
          new BoundValues(),
          new Patterns(),
          new NumberPatterns(),
          new FieldDefaults(),
          new Currencies(),
          new TimeZones(),
          new Locales(),
          new ReadableTables(),
          new ComputedFields(),
          new CheckRules(),
          new AccessRules(),
          new RoleNames(),
          new RoleReferences(),
          new SignInWays(),
          new FieldConditions(),
          new ConditionalRequirement(),
          new SensitiveFields(),
          new OpenRows(),
          new StatesFields(),
          new TransitionNames(),
          new TransitionExpressions(),
          new ReachableStates(),
          new ViewNames(),
          new ViewTables(),
          new ListFields(),
          new LayoutFields(),
          new FormCompleteness(),
          new TriggerEvents(),
          new TriggerConditions(),
          new Notifications(),
          new ChosenRecipients(),
          new TestNames(),
          new TestRequests(),
          new TestExpectations(),
          new TestInstants(),
          new TestTransitions(),
          new TestRows(),
          new TestValues());

  private Checks() {}

  /**
   * Runs every rule and returns all findings sorted by place, errors and warnings. Never throws for
   * a definition that {@link dev.libretto.publish.load.Load} has let pass.
   */
  public static List<Problem> check(AppDefinition definition, SourceMap source) {
    var names = new Names(definition);
    var findings = new Findings(source);
    ALL.forEach(check -> check.check(names, findings));
    return findings.sorted();
  }
}
