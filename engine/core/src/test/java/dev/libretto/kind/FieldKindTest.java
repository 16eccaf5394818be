package dev.libretto.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.definition.FieldDefinition;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.OnDelete;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.definition.FieldType.RollupFunction;
import dev.libretto.expression.Type;
import dev.libretto.json.JsonBytes;
import dev.libretto.publish.Samples;
import dev.libretto.publish.load.Load;
import dev.libretto.publish.load.Loading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of field has its kind, its word, its page of reference and its cases here. */
final class FieldKindTest {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final FieldType FILE = new FieldType.File(List.of("image/*"), 10L, false, null);
  private static final List<Option> OPTIONS =
      List.of(new Option("a", "A", "gray"), new Option("b", "B", "gray"));

  /**
   * What a kind makes of the API's JSON.
   *
   * @param sent what is read; {@code answered}, how it comes back
   * @param refused JSON that is not of the type
   */
  record Case(FieldType type, String sent, String answered, String refused) {

    FieldKind kind() {
      return FieldKind.of(type, Type.Scalar.DECIMAL);
    }

    @Override
    public String toString() {
      return kind().name() + " " + sent;
    }
  }

  @Test
  @Timeout(20)
  void readsAsDeepAsABodyMayBe() throws JsonProcessingException {
    var json = MAPPER.readTree("{\"x\":".repeat(60) + "\"\\u0000\"" + "}".repeat(60));

    var read = FieldKind.of(new FieldType.JsonValue()).read(json);

    assertEquals(Optional.empty(), read);
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case(new FieldType.Text(null, null, null), "\"a\\nä😀\"", "\"a\\nä😀\"", "\"\\u0000\""),
        new Case(new FieldType.LongText(null, null), "\"\"", "\"\"", "7"),
        new Case(new FieldType.Markdown(null, null), "\"# T\"", "\"# T\"", "[]"),
        new Case(new FieldType.IntegerNumber(null, null, null), "4.0", "4", "9007199254740992"),
        new Case(new FieldType.DecimalNumber(2, null, null), "\"1.50\"", "\"1.50\"", "\"1,5\""),
        new Case(new FieldType.Money("EUR", null, null), "\"7\"", "\"7\"", "true"),
        new Case(new FieldType.Bool(), "true", "true", "\"true\""),
        new Case(
            new FieldType.Date(null, null), "\"2028-02-29\"", "\"2028-02-29\"", "\"2027-02-29\""),
        new Case(new FieldType.Time(), "\"18:30:00.50\"", "\"18:30:00.5\"", "\"18:30\""),
        new Case(
            new FieldType.DateTime(),
            "\"2026-03-01T18:30:00+01:00\"",
            "\"2026-03-01T17:30:00Z\"",
            "\"2026-03-01 18:30:00\""),
        new Case(new FieldType.Email(), "\"a@example.org\"", "\"a@example.org\"", "{}"),
        new Case(new FieldType.Url(), "\"https://example.org\"", "\"https://example.org\"", "1"),
        new Case(new FieldType.Select(OPTIONS), "\"a\"", "\"a\"", "[\"a\"]"),
        new Case(
            new FieldType.MultiSelect(OPTIONS, null, null),
            "[\"b\",\"a\"]",
            "[\"b\",\"a\"]",
            "[\"b\",1]"),
        new Case(
            new FieldType.Relation("other", OnDelete.RESTRICT),
            "\"01890A5D-AC96-774B-BCCE-B302099A8057\"",
            "\"01890a5d-ac96-774b-bcce-b302099a8057\"",
            "\"01890a5d\""),
        new Case(
            new FieldType.Uuid(),
            "\"01890a5d-ac96-774b-bcce-b302099a8057\"",
            "\"01890a5d-ac96-774b-bcce-b302099a8057\"",
            "1"),
        new Case(new FieldType.JsonValue(), "{\"a\":[1]}", "{\"a\":[1]}", "{\"\\u0000\":1}"),
        new Case(new FieldType.AutoNumber(null), "3", "3", "\"3\""),
        new Case(new FieldType.AutoNumber("A{number}"), "\"A3\"", "\"A3\"", "3"),
        new Case(
            new FieldType.Phone(), "\"+49 (30) 901-820\"", "\"+4930901820\"", "\"030 901820\""),
        new Case(new FieldType.Duration(null, null), "\"PT90M\"", "\"PT1H30M\"", "\"90m\""),
        new Case(
            new FieldType.Geo(),
            "{\"type\":\"Point\",\"coordinates\":[13.4,52.5]}",
            "{\"type\":\"Point\",\"coordinates\":[13.4,52.5]}",
            "{\"type\":\"Point\",\"coordinates\":[13.4,91]}"),
        new Case(new FieldType.Vector(2, FieldType.Metric.L2), "[1,-0.5]", "[1,-0.5]", "[1,2,3]"),
        new Case(
            new FieldType.User(),
            "\"member:01890A5D-AC96-774B-BCCE-B302099A8057\"",
            "\"member:01890a5d-ac96-774b-bcce-b302099a8057\"",
            "\"builder:demo\""),
        new Case(new FieldType.Computed("row.a", null), "\"1.50\"", "\"1.5\"", "\"x\""),
        new Case(
            new FieldType.Many("other", OnDelete.CASCADE, null, null),
            "[\"01890A5D-AC96-774B-BCCE-B302099A8057\"]",
            "[\"01890a5d-ac96-774b-bcce-b302099a8057\"]",
            "\"01890a5d-ac96-774b-bcce-b302099a8057\""),
        new Case(
            new FieldType.Inverse("other", "there"),
            "[\"01890a5d-ac96-774b-bcce-b302099a8057\"]",
            "[\"01890a5d-ac96-774b-bcce-b302099a8057\"]",
            "[1]"),
        new Case(new FieldType.Lookup("to", "a", false), "\"1.50\"", "\"1.5\"", "\"x\""),
        new Case(
            new FieldType.Rollup("to", RollupFunction.SUM, "a", null, false),
            "\"1.50\"",
            "\"1.5\"",
            "\"x\""));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersWithWhatItRead(Case example) throws JsonProcessingException {
    var value = example.kind().read(MAPPER.readTree(example.sent())).orElseThrow();
    var out = new JsonBytes(64);

    example.kind().write(value, out);

    assertEquals(example.answered(), out.toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void readsNothingOfAnotherType(Case example) throws JsonProcessingException {
    assertTrue(example.kind().read(MAPPER.readTree(example.refused())).isEmpty());
  }

  /** What a file field answers with is in the registry of files, so it is read and judged here. */
  @Test
  void readsFilesByTheirIds() throws JsonProcessingException {
    var one = new FileKind((FieldType.File) FILE);
    var some = new FileKind(new FieldType.File(List.of(), null, true, 2));
    var id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    assertEquals(Optional.of(id), one.read(MAPPER.readTree("\"" + id + "\"")));
    assertEquals(Optional.of(id), one.read(MAPPER.readTree("{\"id\":\"" + id + "\",\"size\":1}")));
    assertTrue(one.read(MAPPER.readTree("[]")).isEmpty());
    assertEquals(
        List.of(id, id),
        FileKind.ids(some.read(MAPPER.readTree("[\"" + id + "\",\"" + id + "\"]")).orElseThrow()));
    assertEquals(Optional.empty(), one.fault("image/png", 10));
    assertTrue(one.fault("image/png", 11).isPresent());
    assertTrue(one.fault("imagery/png", 1).isPresent());
  }

  @Test
  void hasACaseForEveryType() {
    var examples = Stream.concat(cases().map(Case::type), Stream.of(FILE)).toList();

    assertEquals(
        Set.of(FieldType.class.getPermittedSubclasses()),
        examples.stream().map(Object::getClass).collect(Collectors.toSet()));
    assertEquals(
        kinds(FieldKind.class).collect(Collectors.toSet()),
        Stream.concat(
                examples.stream().map(type -> FieldKind.of(type).getClass()),
                // Only lookups have it; no field is declared as a list of another kind.
                Stream.of(ListKind.class))
            .collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> kinds(Class<?> kind) {
    return kind.isSealed()
        ? Arrays.stream(kind.getPermittedSubclasses()).flatMap(FieldKindTest::kinds)
        : Stream.of(kind);
  }

  /** The file of definitions that uses everything has been read by the schema and the reader. */
  @Test
  void callsEveryTypeByTheWordOfTheFormat() throws IOException {
    var loaded = (Loading.Loaded) Load.load("app.json", Samples.sound());
    var text = new String(Samples.sound(), java.nio.charset.StandardCharsets.UTF_8);
    var reference = Files.readString(Path.of("../docs/definition.md"));
    var kinds =
        loaded.definition().tables().stream()
            .flatMap(table -> table.fields().stream())
            .map(FieldDefinition::type)
            .map(FieldKind::of)
            .toList();

    for (var example : cases().toList()) {
      var kind = example.kind();
      assertTrue(kinds.stream().anyMatch(used -> used.name().equals(kind.name())), kind.name());
      assertTrue(text.contains("\"type\": \"" + kind.name() + "\""), kind.name());
      assertTrue(reference.contains("\n### `" + kind.name() + "`\n"), kind.name());
    }
  }
}
