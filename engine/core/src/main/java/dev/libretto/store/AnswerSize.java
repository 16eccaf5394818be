package dev.libretto.store;

import io.vertx.core.VertxException;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * How much one answer may hold. Rows can be as long as their authors make them, and an answer is
 * held whole before it is sent: without a bound, a list of long rows would be the end of
 * everybody's engine. Rows are counted as they arrive; those beyond the bound are let go of at
 * once.
 */
final class AnswerSize {

  /** What one row may bring by lists inside of it and by texts, which its statement counts. */
  static final int MOST_BYTES_OF_A_ROW = 16 << 20;

  /** What an answer of several rows may hold where there is memory enough. */
  private static final long MOST_BYTES = 16 << 20;

  /** Parts of the heap that answers under way may take together, with all they become. */
  private static final int SHARE_OF_HEAP = 8;

  /** What an object costs besides its content. */
  private static final int BYTES_OF_A_VALUE = 16;

  private final long mostBytes;

  private AnswerSize(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * The bound where so many statements are answered at a time. Each answer is held as rows and as
   * the JSON that is made of them.
   */
  static AnswerSize among(int statements) {
    var share = Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP / Math.max(1, statements);
    return new AnswerSize(Math.min(MOST_BYTES, share));
  }

  /** Several rows are more than one answer may hold. */
  static final class Exceeded extends VertxException {

    private static final long serialVersionUID = 1L;

    Exceeded(long mostBytes) {
      super("an answer of more than " + mostBytes + " bytes", true);
    }
  }

  /**
   * Gathers the rows of an answer; fails with {@link Exceeded} where they are too much. A single
   * row is always taken: its statement has bounded it.
   */
  Collector<Row, ?, List<Row>> gathering() {
    return Collector.of(
        Gathered::new,
        (gathered, row) -> gathered.add(row, mostBytes),
        (_, _) -> {
          throw new IllegalStateException("rows arrive one after the other");
        },
        gathered -> gathered.rows);
  }

  private static final class Gathered {
    private final List<Row> rows = new ArrayList<>();
    private long bytes;

    void add(Row row, long most) {
      for (int index = 0; index < row.size(); index++) {
        bytes += bytes(row.getValue(index));
      }
      if (bytes > most && !rows.isEmpty()) {
        rows.clear();
        throw new Exceeded(most);
      }
      rows.add(row);
    }
  }

  private static long bytes(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case String text -> BYTES_OF_A_VALUE + text.length();
      case Object[] items -> {
        long sum = BYTES_OF_A_VALUE;
        for (var item : items) {
          sum += bytes(item);
        }
        yield sum;
      }
      default -> BYTES_OF_A_VALUE;
    };
  }
}
