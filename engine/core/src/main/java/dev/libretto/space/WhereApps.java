package dev.libretto.space;

import dev.libretto.store.account.Ownership;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * Brings in which apps have been given away, taken away or brought back, on this engine or another.
 */
public final class WhereApps {

  /** More than the time between two looks and the longest transaction of such a change. */
  private static final int SECONDS_BACK = 30;

  private final Ownership ownership;
  private final Spaces spaces;
  private final Function<Address, Future<Void>> refresh;

  /** Looks there, and has apps refreshed by this. */
  public WhereApps(Ownership ownership, Spaces spaces, Function<Address, Future<Void>> refresh) {
    this.ownership = ownership;
    this.spaces = spaces;
    this.refresh = refresh;
  }

  /** Looks once. */
  public Future<Void> look() {
    return ownership
        .moved(SECONDS_BACK)
        .compose(moved -> Future.all(moved.stream().map(this::place).toList()).mapEmpty());
  }

  private Future<Void> place(Ownership.Moved app) {
    var address = new Address(app.user(), app.name());
    spaces.keep(app.app(), app.served() ? Optional.of(address) : Optional.empty());
    var here = spaces.find(app.user(), app.name()).map(Space::id);
    return app.served() && !here.equals(Optional.of(app.app()))
        ? refresh.apply(address)
        : Future.succeededFuture();
  }
}
