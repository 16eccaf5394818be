package dev.libretto.store;

import dev.libretto.kind.ColumnType;
import dev.libretto.plan.Scope;
import dev.libretto.program.AppId;
import dev.libretto.program.Field;
import dev.libretto.program.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL text being written, with its parameters. Only names the engine made become text. */
final class SqlText {

  private static final int USUAL_LENGTH = 1_024;

  private final StringBuilder text = new StringBuilder(USUAL_LENGTH);
  private final List<@Nullable Object> parameters = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final boolean reads;
  private int aliases;
  private boolean tells;

  /** A text that may write rows, or lock them. */
  SqlText() {
    this(false);
  }

  private SqlText(boolean reads) {
    this.reads = reads;
  }

  /** A text that leaves rows alone. */
  static SqlText reading() {
    return new SqlText(true);
  }

  /** Whether the statement leaves rows alone. */
  boolean reads() {
    return reads;
  }

  /** A name for a relation that no other in the statement has. */
  String alias() {
    return "d" + ++aliases;
  }

  /** Notes that the statement may tell triggers something. */
  void tells() {
    tells = true;
  }

  /** The table that holds the links of a relation to many, with its schema. */
  String links(Scope scope, Field relation) {
    return quoted(scope.program().id().schema()) + '.' + quoted(relation.physicalName());
  }

  /** Adds text of the compiler's own. */
  SqlText add(String sql) {
    text.append(sql);
    return this;
  }

  /** Makes the value a parameter and returns its placeholder, cast to the column's type. */
  String parameter(@Nullable Object value, ColumnType type) {
    return parameter(Origin.UNKNOWN, value, type);
  }

  /** The same of a value that the program has, whoever asks and when. */
  String ofProgram(Object value, ColumnType type) {
    return parameter(Origin.PROGRAM, value, type);
  }

  /** The same of a value that was asked for. */
  String ofPlan(Object value, ColumnType type) {
    return parameter(Origin.PLAN, value, type);
  }

  /** The same of what a scope says of the caller or the time. */
  String ofScope(Origin origin, Scope scope, ColumnType type) {
    return parameter(origin, origin.in(scope), type);
  }

  private String parameter(Origin origin, @Nullable Object value, ColumnType type) {
    parameters.add(value);
    origins.add(origin);
    var placeholder = "$" + parameters.size();
    // As jsonb the driver would encode a text as a JSON string; as text it passes it on.
    return type == ColumnType.JSON
        ? placeholder + "::text::jsonb"
        : placeholder + "::" + type.sql();
  }

  /** Takes the values of placeholders that stand in a text from {@code $1} on. */
  void parameters(List<@Nullable Object> values) {
    if (!parameters.isEmpty()) {
      throw new IllegalStateException("a prepared text comes first");
    }
    parameters.addAll(values);
    values.forEach(_ -> origins.add(Origin.UNKNOWN));
  }

  /** Makes the parameters of a text that was written before this one's first parameter its own. */
  SqlText begin(Prepared prepared) {
    if (!parameters.isEmpty()) {
      throw new IllegalStateException("a prepared text comes first");
    }
    text.append(prepared.sql());
    parameters.addAll(prepared.parameters());
    prepared.parameters().forEach(_ -> origins.add(Origin.PROGRAM));
    return this;
  }

  /** What has been written so far, to begin other statements with. */
  Prepared prepared(RowWriter writer) {
    return new Prepared(text.toString(), parameters, writer);
  }

  /** Whether it is known of every parameter where the next value comes from. */
  boolean isKnown() {
    return !origins.contains(Origin.UNKNOWN);
  }

  /** Where the parameters come from. */
  List<Origin> origins() {
    return List.copyOf(origins);
  }

  /** The parameters of one origin, in their order. */
  List<@Nullable Object> values(Origin origin) {
    var values = new ArrayList<@Nullable Object>();
    for (var place = 0; place < origins.size(); place++) {
      if (origins.get(place) == origin) {
        values.add(parameters.get(place));
      }
    }
    return values;
  }

  Statement statement(AppId app, RowWriter writer) {
    return new Statement(app, text.toString(), parameters, writer, tells);
  }

  /** A name of the engine's own as an identifier. */
  static String quoted(String name) {
    if (name.indexOf('"') >= 0) {
      throw new IllegalArgumentException("not a physical name: " + name);
    }
    return '"' + name + '"';
  }

  /** The table with its schema. */
  static String relation(AppId app, Table table) {
    return quoted(app.schema()) + '.' + quoted(table.physicalName());
  }
}
