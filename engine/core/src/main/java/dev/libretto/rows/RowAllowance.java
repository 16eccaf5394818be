package dev.libretto.rows;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import io.vertx.core.Future;
import java.util.function.Supplier;

/** How much may be added to an app. Every way of adding rows or links asks here first. */
public interface RowAllowance {

  /** Where nobody counts. */
  RowAllowance UNLIMITED =
      new RowAllowance() {
        @Override
        public <T> Future<T> within(Program program, long rows, Supplier<Future<T>> work) {
          return work.get();
        }

        @Override
        public void freed(AppId app, long rows) {}
      };

  /**
   * Does work that adds rows, if so many may be added. Fails with {@link Refused} before the work
   * begins where they may not; work that fails has added none.
   *
   * @param rows rows and links together; 0 is always allowed
   */
  <T> Future<T> within(Program program, long rows, Supplier<Future<T>> work);

  /**
   * Rows have been deleted; or, where the number is negative, more have come than was known
   * beforehand. With 0 it is only known that some may have gone.
   */
  void freed(AppId app, long rows);
}
