package dev.libretto.server.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.definition.AppDefinition;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldRules;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.StatesDefinition;
import dev.libretto.definition.TableDefinition;
import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.ViewDefinition;
import dev.libretto.definition.Visibility;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * All of the language is in use by some sample: what nobody has used in something that looks like
 * an app is not finished. Whoever adds a field type, a view kind or a value of one of these enums
 * gets a failure here that names it.
 */
final class LanguageCoverageTest {

  private final List<AppDefinition> samples =
      Sample.all().stream().map(Sample::definition).toList();

  private Stream<TableDefinition> tables() {
    return samples.stream().flatMap(sample -> sample.tables().stream());
  }

  private Stream<FieldDefinition> fields() {
    return tables().flatMap(table -> table.fields().stream());
  }

  private <T extends FieldType> Stream<T> types(Class<T> type) {
    return fields().map(FieldDefinition::type).filter(type::isInstance).map(type::cast);
  }

  private Stream<StatesDefinition.Transition> transitions() {
    return tables()
        .map(TableDefinition::states)
        .filter(java.util.Objects::nonNull)
        .flatMap(states -> states.transitions().stream());
  }

  /** The names of the kinds of a sealed type. */
  private static Set<String> permitted(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> kinds(Stream<?> used) {
    return used.map(one -> one.getClass().getSimpleName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Object[] all) {
    return Arrays.stream(all).map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Stream<?> used) {
    return used.map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyFieldType() {
    assertEquals(permitted(FieldType.class), kinds(fields().map(FieldDefinition::type)));
  }

  @Test
  void everyViewKind() {
    assertEquals(
        permitted(ViewDefinition.class), kinds(samples.stream().flatMap(s -> s.views().stream())));
  }

  @Test
  void everyVisibility() {
    var private_ = Set.of(Visibility.PRIVATE.toString());
    var wanted = names(Visibility.values());
    // A sample nobody can open would show nothing; what it means is tested in PrivateAppTest.
    wanted.removeAll(private_);

    assertEquals(wanted, names(samples.stream().map(AppDefinition::visibility)));
  }

  @Test
  void everyWayToBecomeAMember() {
    assertEquals(
        names(new Object[] {true, false}),
        names(samples.stream().map(sample -> sample.access().openSignUp())));
  }

  @Test
  void everyFateOfARelation() {
    assertEquals(
        names(FieldType.OnDelete.values()),
        names(
            Stream.concat(
                types(FieldType.Relation.class).map(FieldType.Relation::onDelete),
                types(FieldType.Many.class).map(FieldType.Many::onDelete))));
  }

  @Test
  void everyFunctionOfARollupAndBothReadersOfIt() {
    assertEquals(
        names(FieldType.RollupFunction.values()),
        names(types(FieldType.Rollup.class).map(FieldType.Rollup::function)));
    assertEquals(
        names(new Object[] {true, false}),
        names(types(FieldType.Rollup.class).map(FieldType.Rollup::asApp)));
  }

  /** A lookup over one relation, over several rows, and of a field that is itself worked out. */
  @Test
  void everyKindOfLookup() {
    var seen = new TreeSet<String>();
    tables()
        .forEach(table ->
            table.fields().stream()
                .map(FieldDefinition::type)
                .filter(FieldType.Lookup.class::isInstance)
                .map(FieldType.Lookup.class::cast)
                .forEach(lookup -> seen.add(kindOfRelation(table, lookup.relation()))));

    assertEquals(Set.of("Many", "Relation"), seen);
  }

  private static String kindOfRelation(TableDefinition table, String relation) {
    return table.fields().stream()
        .filter(field -> field.name().equals(relation))
        .map(field -> field.type().getClass().getSimpleName())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRuleAndConditionOfAField() {
    assertUsed(
        Map.of(
            "visibleWhen", fieldRule(rules -> rules.visibleWhen() != null),
            "requiredWhen", fieldRule(rules -> rules.requiredWhen() != null),
            "readOnlyWhen", fieldRule(rules -> rules.readOnlyWhen() != null),
            "read", fieldRule(rules -> rules.read() != null),
            "write", fieldRule(rules -> rules.write() != null),
            "sensitive", fieldRule(FieldRules::sensitive)));
  }

  private boolean fieldRule(Predicate<FieldRules> used) {
    return fields().map(FieldDefinition::rules).anyMatch(used);
  }

  @Test
  void everyOperationHasARuleThatLooksAtTheRow() {
    assertUsed(
        Map.of(
            "read", operation(access -> looks(access.read())),
            "create", operation(access -> looks(access.create())),
            "update", operation(access -> looks(access.update())),
            "delete", operation(access -> looks(access.delete())),
            "a rule that follows a relation",
                operation(access ->
                    access.read() != null && access.read().matches("(?s).*row\\.\\w+\\.\\w+.*"))));
  }

  private static boolean looks(@org.jspecify.annotations.Nullable String rule) {
    return rule != null && rule.contains("row.");
  }

  private boolean operation(Predicate<TableDefinition.Access> used) {
    return tables().map(TableDefinition::access).anyMatch(used);
  }

  @Test
  void everyPartOfStates() {
    assertUsed(
        Map.of(
            "guard", transitions().anyMatch(move -> move.guard() != null),
            "guardMessage", transitions().anyMatch(move -> move.guardMessage() != null),
            "roles", transitions().anyMatch(move -> !move.roles().isEmpty()),
            "anybody", transitions().anyMatch(move -> move.roles().isEmpty()),
            "set", transitions().anyMatch(move -> !move.set().isEmpty()),
            "several from", transitions().anyMatch(move -> move.from().size() > 1)));
  }

  @Test
  void everyPartOfATable() {
    assertUsed(
        Map.of(
            "unique", tables().anyMatch(table -> !table.unique().isEmpty()),
            "unique together",
                tables()
                    .flatMap(table -> table.unique().stream())
                    .anyMatch(unique -> unique.fields().size() > 1),
            "checks", tables().anyMatch(table -> !table.checks().isEmpty()),
            "indexes", tables().anyMatch(table -> !table.indexes().isEmpty()),
            "no trash", tables().anyMatch(table -> table.history().trashDays() == 0),
            "roles", samples.stream().anyMatch(sample -> !sample.roles().isEmpty()),
            "a number in a text",
                types(FieldType.AutoNumber.class).anyMatch(number -> number.pattern() != null),
            "the bare number",
                types(FieldType.AutoNumber.class).anyMatch(number -> number.pattern() == null)));
  }

  @Test
  void everyRoleIsAskedForByARule() {
    for (var sample : Sample.all()) {
      var text = sample.definition().source().toString();
      for (var role : sample.definition().roles()) {
        assertUsed(
            Map.of(
                role.name() + " of " + sample.name(),
                text.contains("'" + role.name() + "' in user.roles")));
      }
    }
  }

  @Test
  void everyKindOfDefinitionTest() {
    var tests = samples.stream().flatMap(sample -> sample.tests().stream()).toList();

    assertEquals(
        permitted(TestDefinition.Principal.class), kinds(tests.stream().map(TestDefinition::as)));
    assertEquals(
        permitted(TestDefinition.Action.class),
        kinds(tests.stream().flatMap(test -> test.when().stream())));
  }

  private static void assertUsed(Map<String, Boolean> parts) {
    var unused = new TreeMap<>(parts);
    unused.values().removeIf(used -> used);

    assertEquals(Set.of(), unused.keySet(), "no sample uses it");
  }
}
