package dev.libretto.server.http;

import dev.libretto.definition.Visibility;
import dev.libretto.plan.Caller;
import dev.libretto.problem.RequestCode;
import dev.libretto.program.Program;
import dev.libretto.rows.Refusal;
import dev.libretto.space.Address;
import dev.libretto.space.Space;
import dev.libretto.space.Spaces;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/**
 * The published apps as one caller sees them: a private app of somebody else's is not there, and
 * nothing tells it from one that never was.
 */
final class VisibleApps {

  private final Spaces spaces;
  private final Function<Address, Future<Void>> refresh;

  VisibleApps(Spaces spaces, Function<Address, Future<Void>> refresh) {
    this.spaces = spaces;
    this.refresh = refresh;
  }

  /** The app's program, if there is one and this caller may know of it. */
  Optional<Program> find(AppPath path, Caller caller) {
    return spaces
        .find(path.user(), path.app())
        .map(Space::program)
        .filter(program -> program.visibility() == Visibility.PUBLIC || caller.builder());
  }

  /**
   * Does {@code work} with the app's program. A program that another engine has replaced is read
   * again, and the work repeated once.
   */
  <T> Future<T> perform(AppPath path, Caller caller, Function<Program, Future<T>> work) {
    var program = find(path, caller).orElseThrow(VisibleApps::notPublished);
    return work.apply(program)
        .recover(failure ->
            isOutdated(failure)
                ? newer(path, caller, program, failure).compose(work)
                : Future.failedFuture(failure));
  }

  private static boolean isOutdated(Throwable failure) {
    return failure instanceof StoreFailure refused && refused.kind() == StoreFailure.Kind.OUTDATED;
  }

  private Future<Program> newer(AppPath path, Caller caller, Program than, Throwable failure) {
    return refresh
        .apply(new Address(path.user(), path.app()))
        .compose(_ -> {
          var program = find(path, caller).orElseThrow(VisibleApps::notPublished);
          return program.version() > than.version()
              ? Future.succeededFuture(program)
              : Future.failedFuture(failure);
        });
  }

  private static RuntimeException notPublished() {
    return Refusal.of(
            RequestCode.NOT_FOUND,
            "There is no app at this address, or it is private",
            "Check the address; for a private app send its builder's token")
        .thrown();
  }
}
