package dev.libretto.rows;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What is added and freed in a transaction, of which it is not known yet whether it stays. */
final class PendingAllowance implements RowAllowance {

  private final RowAllowance allowance;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicLong freed = new AtomicLong();

  PendingAllowance(RowAllowance allowance) {
    this.allowance = allowance;
  }

  @Override
  public <T> Future<T> within(Program program, long rows, Supplier<Future<T>> work) {
    return allowance.within(program, rows, work).onSuccess(_ -> taken.addAndGet(rows));
  }

  @Override
  public void freed(AppId app, long rows) {
    freed.addAndGet(rows);
  }

  /** Tells what has become of the transaction. */
  void settle(AppId app, boolean committed) {
    allowance.freed(app, committed ? freed.get() : taken.get());
  }
}
