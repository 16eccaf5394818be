package dev.libretto.publish.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.libretto.definition.FieldType;
import dev.libretto.expression.Regex;
import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.publish.DefinitionProblems;
import dev.libretto.publish.Samples;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import dev.libretto.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs are what the files beside their definitions show. */
final class CompileTest {

  private static final Path PROGRAMS = Path.of("src/test/resources/golden/programs");

  @Test
  void compilesTheDefinitionThatUsesEverything() {
    Golden.matches(PROGRAMS.resolve("sound.program"), ProgramText.of(compile(Samples.sound())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"derived-views", "titles", "computed-chain"})
  void compilesAsTheFileBesideItShows(String name) {
    byte[] definition = Samples.bytes(PROGRAMS.resolve(name + ".json"));

    Golden.matches(PROGRAMS.resolve(name + ".program"), ProgramText.of(compile(definition)));
  }

  @Test
  void doesNotDependOnTheOrderOfKeys() {
    byte[] one =
        "{\"format\":\"app/1\",\"app\":{\"name\":\"a\"},\"tables\":[]}"
            .getBytes(StandardCharsets.UTF_8);
    byte[] other =
        "{\"tables\":[],\"app\":{\"name\":\"a\"},\"format\":\"app/1\"}"
            .getBytes(StandardCharsets.UTF_8);

    assertEquals(compile(one).digest(), compile(other).digest());
  }

  @Test
  void writesPatternsInTheirCanonicalSpelling() {
    var title = compile(Samples.sound()).tables().getFirst().field("title").orElseThrow();

    var expected = assertInstanceOf(Regex.Sound.class, Regex.parse("^[^\\s]")).canonical();
    assertEquals(new FieldType.Text(1, 120, expected), title.type());
  }

  @Test
  void refusesADefinitionWithoutIds() {
    if (Load.load("app.json", Samples.sound()) instanceof Loading.Loaded loaded) {
      assertThrows(
          NullPointerException.class,
          () -> Compile.compile(loaded.definition(), new AppId(new UUID(0, 1)), "demo", 1));
    }
  }

  private static Program compile(byte[] definition) {
    return Compile.compile(
        DefinitionProblems.identified(definition), new AppId(new UUID(0, 1)), "demo", 7);
  }
}
