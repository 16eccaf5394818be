package dev.libretto.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.definition.FieldType;
import dev.libretto.definition.FieldType.Option;
import dev.libretto.expression.Type;
import dev.libretto.json.Json;
import dev.libretto.json.JsonBytes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is particular to one type of field, with the bounds its author declared. A value is an
 * object of the Java class its {@link ColumnType} names; null, no value, is the caller's affair
 * throughout.
 */
public sealed interface FieldKind
    permits AutoNumberKind,
        BoolKind,
        DateKind,
        DateTimeKind,
        DecimalKind,
        DerivedKind,
        DurationKind,
        EmailKind,
        FileKind,
        GeoKind,
        IntegerKind,
        InverseKind,
        JsonKind,
        ListKind,
        LongTextKind,
        ManyKind,
        MarkdownKind,
        MoneyKind,
        MultiSelectKind,
        PhoneKind,
        RelationKind,
        SelectKind,
        TextKind,
        TimeKind,
        UrlKind,
        UserKind,
        UuidKind,
        VectorKind {

  /** The kind of a declared type; of a computed field, before its expression is known. */
  static FieldKind of(FieldType type) {
    return of(type, Type.Scalar.NULL);
  }

  /**
   * The kind of a declared type.
   *
   * @param result what a computed field, a lookup or a rollup results in
   */
  static FieldKind of(FieldType type, Type result) {
    return switch (type) {
      case FieldType.Text text -> new TextKind(text);
      case FieldType.LongText text -> new LongTextKind(text);
      case FieldType.Markdown text -> new MarkdownKind(text);
      case FieldType.IntegerNumber number -> new IntegerKind(number);
      case FieldType.DecimalNumber number -> new DecimalKind(number);
      case FieldType.Money money -> new MoneyKind(money);
      case FieldType.Bool bool -> new BoolKind(bool);
      case FieldType.Date date -> new DateKind(date);
      case FieldType.Time time -> new TimeKind(time);
      case FieldType.DateTime instant -> new DateTimeKind(instant);
      case FieldType.Email email -> new EmailKind(email);
      case FieldType.Url url -> new UrlKind(url);
      case FieldType.Select select -> new SelectKind(select);
      case FieldType.MultiSelect select -> new MultiSelectKind(select);
      case FieldType.Relation relation -> new RelationKind(relation);
      case FieldType.Many relation -> new ManyKind(relation);
      case FieldType.Inverse inverse -> new InverseKind(inverse);
      case FieldType.Lookup lookup -> new LookupKind(lookup, ResultKinds.of(result));
      case FieldType.Rollup rollup -> new RollupKind(rollup, ResultKinds.of(result), null);
      case FieldType.JsonValue json -> new JsonKind(json);
      case FieldType.Uuid uuid -> new UuidKind(uuid);
      case FieldType.AutoNumber number -> new AutoNumberKind(number);
      case FieldType.Phone phone -> new PhoneKind(phone);
      case FieldType.Duration duration -> new DurationKind(duration);
      case FieldType.Geo geo -> new GeoKind(geo);
      case FieldType.Vector vector -> new VectorKind(vector);
      case FieldType.User user -> new UserKind(user);
      case FieldType.File file -> new FileKind(file);
      case FieldType.Computed computed -> new ComputedKind(computed, result, false);
    };
  }

  /** What the author declared. */
  FieldType type();

  /** What authors call the type: the word behind {@code type} in a definition. */
  String name();

  /** The type of the values in expressions. */
  Type valueType();

  // Storing

  /** The kind the values are stored as: that of the field they are shown from, where they are. */
  default FieldKind source() {
    return this;
  }

  /** The column that holds the values, or for a computed field would. */
  Column column();

  /** A default as text that PostgreSQL reads as a value of the column. */
  default String columnText(Json value) {
    return JsonScalar.text(value);
  }

  // The API

  /** What JSON Schema (2020-12) says of a value, as REST takes it. */
  Map<String, Json> schema();

  /**
   * Reads a value from its API form; empty when it is not of the type. Bounds the schema expresses
   * have been checked before, the others are checked by {@link #fault} after.
   */
  Optional<Object> read(JsonNode node);

  /** What keeps a value that was read out of the field, as a sentence without its full stop. */
  default Optional<String> fault(Object value) {
    return Optional.empty();
  }

  /** What a person is told when a value is not of the type: a sentence without its full stop. */
  String expected();

  /** Reads a value from the text a filter compares with; empty when it is not of the type. */
  Optional<Object> parse(String text);

  /** What a filter compares with, as an example behind "It takes". */
  String comparand();

  /** Writes a value, as the database driver gives it, in its API form. */
  void write(Object value, JsonBytes out);

  /** The API form of a CSV cell that is not empty; empty when it has none. */
  default Optional<JsonNode> cell(String cell) {
    return Optional.of(JsonNodeFactory.instance.textNode(cell));
  }

  /** What the front end has to know besides the name of the type. */
  default Map<String, Json> pageKeywords() {
    return Map.of();
  }

  // Definitions

  /** Why the field cannot have a value as its default, as half a sentence; empty when it can. */
  Optional<String> misfit(Json value);

  /** The bounds that no value of the type could reach, each with the reason as half a sentence. */
  default Map<String, String> unfitBounds() {
    return Map.of();
  }

  /** A contradiction between the bounds; empty when some value is within all of them. */
  default Optional<Contradiction> contradiction() {
    return Optional.empty();
  }

  /** What the declaration demands of values, by keyword. */
  default Map<String, Bound> bounds() {
    return Map.of();
  }

  /** What else can be declared and changed without a look at the rows there are, by keyword. */
  default Map<String, Json> otherKeywords() {
    return Map.of();
  }

  /** The options of a choice; of any other kind, none. */
  default List<Option> options() {
    return List.of();
  }

  /** Whether values stand in a column of the row's own table. */
  default boolean isColumn() {
    return true;
  }

  /** Whether the value follows from other values each time it is asked for. */
  default boolean isWorkedOut() {
    return false;
  }

  /** Whether the engine gives each new row its value and nobody else can. */
  default boolean isGivenByEngine() {
    return false;
  }

  /** Whether a default is the same value for every row, whoever makes it. */
  default boolean isDefaultKnown() {
    return true;
  }

  /** Whether an answer has it that was not asked for it by name. */
  default boolean isInEverything() {
    return true;
  }

  /** Whether a list view may be sorted by it. */
  default boolean isSortable() {
    return true;
  }

  /** Whether a value is short enough to stand in a list that its author did not lay out. */
  default boolean isShort() {
    return true;
  }

  /** Why values cannot stand in a B-tree, behind the field's name; empty when they can. */
  default Optional<String> unfitForIndex() {
    return Optional.empty();
  }

  /** What a value is that it cannot name a row; empty when it can. */
  default Optional<String> unfitForTitle() {
    return Optional.empty();
  }

  /** Why a transition cannot set it, behind the field's name; empty when it can. */
  default Optional<String> unfitForEffect() {
    return Optional.empty();
  }

  /** The most characters of text an index entry of a value has, as far as the declaration tells. */
  default long mostCharacters() {
    return 0;
  }

  /**
   * A bound that contradicts another.
   *
   * @param keyword where it stands
   * @param reason why no value is within both, as half a sentence
   */
  record Contradiction(String keyword, String reason) {}
}
