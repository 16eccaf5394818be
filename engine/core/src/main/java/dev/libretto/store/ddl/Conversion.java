package dev.libretto.store.ddl;

import dev.libretto.definition.FieldType;
import dev.libretto.kind.Bound;
import dev.libretto.kind.FieldKind;
import dev.libretto.program.Table;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a field become values of another type, each by itself. A value that has no
 * exact counterpart becomes none: nothing is rounded or cut silently.
 *
 * @param bounds what the new type demands of its values
 * @param target the table a relation is to refer to; null while it has no rows because it is new
 * @param zone the app's time zone, in which instants have a date
 */
public record Conversion(
    FieldType from, FieldType to, List<Bound> bounds, @Nullable Table target, ZoneId zone) {

  /** What a type's values are stored as. */
  enum Form {
    TEXT,
    LIST,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIME,
    DATE_TIME,
    UUID,
    JSON,
    /** Values of a kind of their own, which nothing else can be made of. */
    OWN;

    static Form of(FieldType type) {
      return switch (type) {
        case FieldType.Text _, FieldType.LongText _, FieldType.Markdown _ -> TEXT;
        case FieldType.Email _, FieldType.Url _, FieldType.Select _ -> TEXT;
        case FieldType.Phone _, FieldType.User _ -> TEXT;
        case FieldType.MultiSelect _ -> LIST;
        case FieldType.IntegerNumber _ -> INTEGER;
        case FieldType.AutoNumber number -> number.pattern() == null ? INTEGER : TEXT;
        case FieldType.DecimalNumber _, FieldType.Money _ -> DECIMAL;
        case FieldType.Bool _ -> BOOLEAN;
        case FieldType.Date _ -> DATE;
        case FieldType.Time _ -> TIME;
        case FieldType.DateTime _ -> DATE_TIME;
        case FieldType.Relation _, FieldType.Uuid _ -> UUID;
        case FieldType.JsonValue _ -> JSON;
        case FieldType.Duration _, FieldType.Geo _, FieldType.Vector _, FieldType.File _ -> OWN;
        case FieldType.Many _, FieldType.Inverse _ -> throw noColumn(type);
        case FieldType.Computed _, FieldType.Lookup _, FieldType.Rollup _ -> throw noColumn(type);
      };
    }

    private static IllegalArgumentException noColumn(FieldType type) {
      return new IllegalArgumentException("in no column: " + type);
    }

    /** What values of this form can become at all. */
    Set<Form> destinations() {
      return switch (this) {
        case TEXT -> EnumSet.complementOf(EnumSet.of(OWN));
        case JSON -> Set.of(TEXT, INTEGER, DECIMAL, BOOLEAN, DATE, TIME, DATE_TIME, UUID, JSON);
        case LIST -> Set.of(TEXT, LIST, JSON);
        case INTEGER -> Set.of(TEXT, INTEGER, DECIMAL, BOOLEAN, JSON);
        case DECIMAL -> Set.of(TEXT, INTEGER, DECIMAL, JSON);
        case BOOLEAN -> Set.of(TEXT, INTEGER, BOOLEAN, JSON);
        case DATE -> Set.of(TEXT, DATE, DATE_TIME, JSON);
        case TIME -> Set.of(TEXT, TIME, JSON);
        case DATE_TIME -> Set.of(TEXT, DATE, TIME, DATE_TIME, JSON);
        case UUID -> Set.of(TEXT, UUID, JSON);
        case OWN -> Set.of();
      };
    }
  }

  public Conversion {
    bounds = List.copyOf(bounds);
  }

  /** The conversion, where there is one. */
  public static Optional<Conversion> of(
      FieldType from, FieldType to, List<Bound> bounds, @Nullable Table target, ZoneId zone) {
    return hasColumn(from)
            && hasColumn(to)
            && isDestination(to)
            && Form.of(from).destinations().contains(Form.of(to))
        ? Optional.of(new Conversion(from, to, bounds, target, zone))
        : Optional.empty();
  }

  /** Numbers are given by the engine, members and files looked up, and phone numbers normalised. */
  private static boolean isDestination(FieldType type) {
    return !(type instanceof FieldType.AutoNumber
        || type instanceof FieldType.User
        || type instanceof FieldType.Phone);
  }

  private static boolean hasColumn(FieldType type) {
    return FieldKind.of(type).isColumn();
  }

  /** Whether the column of one type can hold the values of the other as they are. */
  public static boolean sameColumn(FieldType from, FieldType to) {
    return hasColumn(from)
        && hasColumn(to)
        && from instanceof FieldType.AutoNumber == to instanceof FieldType.AutoNumber
        && columnSql(from).equals(columnSql(to));
  }

  /** What the column of a stored type is declared as, for comparing it with another. */
  public static String columnType(FieldType type) {
    return columnSql(type) + (type instanceof FieldType.AutoNumber ? " identity" : "");
  }

  private static String columnSql(FieldType type) {
    return ColumnSql.of(FieldKind.of(type).column());
  }

  /** Whether converted values say less than they did, even where all of them have a counterpart. */
  public boolean saysLess() {
    var source = Form.of(from);
    return (source == Form.DATE_TIME && (Form.of(to) == Form.DATE || Form.of(to) == Form.TIME))
        || (from instanceof FieldType.Money(var old, _, _)
            && to instanceof FieldType.Money(var now, _, _)
            && !old.equals(now));
  }
}
