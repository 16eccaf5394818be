package dev.libretto.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.definition.AppDefinition;
import dev.libretto.json.JsonText;
import dev.libretto.problem.Severity;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.Samples;
import dev.libretto.publish.compile.Compile;
import dev.libretto.publish.compile.Identification;
import dev.libretto.publish.compile.Identities;
import dev.libretto.publish.compile.NewIds;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.testkit.Golden;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports and changes of access are what the files beside their definitions show. */
final class GoldenAccessTest {

  private static final Path ACCESS = Path.of("src/test/resources/golden/access");

  @ParameterizedTest
  @ValueSource(strings = {"staff", "invite", "private", "told"})
  void reportsAsTheFileBesideItShows(String name) {
    var program = program(sound(name + ".json"));

    Golden.matches(ACCESS.resolve(name + ".access"), AccessText.of(AccessReport.of(program)));
  }

  @Test
  void theFormForProgramsSaysTheSame() {
    var report = AccessReport.of(program(sound("staff.json")));

    Golden.matches(
        ACCESS.resolve("staff.access.json"),
        JsonText.of(AccessJson.of(report))
            .replace("{\"table\"", "\n{\"table\"")
            .replace(",{\"operation\"", ",\n  {\"operation\"")
            .replace(",{\"transition\"", ",\n  {\"transition\""));
  }

  @Test
  void whatIsToldIsThereForProgramsToo() {
    var report = AccessReport.of(program(sound("told.json")));

    Golden.matches(
        ACCESS.resolve("told.access.json"),
        JsonText.of(AccessJson.of(report))
            .replaceFirst(".*\"notifications\":", "")
            .replace("{\"trigger\"", "\n{\"trigger\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "opened", "closed"})
  void comparesAsTheFileBesideItShows(String name) {
    var changes = changes(name);

    Golden.matches(
        ACCESS.resolve(name + ".changes"),
        changes.stream()
            .map(change ->
                (change.wider() ? "+ " : "- ")
                    + change.text()
                    + (change.existing() ? "" : " (new)"))
            .collect(Collectors.joining("\n")));
  }

  @Test
  void newNamesOpenNothing() {
    assertEquals(List.of(), changes("same"));
  }

  private static List<AccessChange> changes(String name) {
    var before = sound(name + ".old.json");
    var after = identified(name + ".new.json", Optional.of(before));
    return AccessDiff.between(program(before), program(after));
  }

  private static AppDefinition sound(String file) {
    return identified(file, Optional.empty());
  }

  private static AppDefinition identified(String file, Optional<AppDefinition> before) {
    var bytes = Samples.bytes(ACCESS.resolve(file));
    assertEquals(
        List.of(),
        DefinitionProblems.of(file, bytes).problems().stream()
            .filter(problem -> problem.severity() == Severity.ERROR)
            .toList());
    if (Load.load(file, bytes) instanceof Loading.Loaded loaded
        && Identities.assign(
                loaded.definition(), loaded.source(), before, new NewIds(new Random(1)))
            instanceof Identification.Identified(var identified)) {
      return identified;
    }
    throw new IllegalArgumentException(file);
  }

  private static Program program(AppDefinition definition) {
    return Compile.compile(definition, new AppId(new UUID(0, 1)), "demo", 1);
  }
}
