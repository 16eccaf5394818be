package dev.libretto.server.http;

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

  /** An app as far as a caller may see it. */
  sealed interface Seen {
    /** What is in it is for the rules to say. */
    record Open(Program program) implements Seen {}

    /** Its name, and a way to sign in. */
    record Door(Program program) implements Seen {}

    /** Nothing, whether or not there is something. */
    record Nothing() implements Seen {}
  }

  /** What this caller may know of the app at this address. */
  Seen look(AppPath path, Caller caller) {
    var program = program(path);
    return program.isEmpty() ? new Seen.Nothing() : look(program.get(), caller);
  }

  private static Seen look(Program program, Caller caller) {
    return switch (program.visibility()) {
      case PUBLIC -> new Seen.Open(program);
      case INVITE ->
          switch (caller.kind()) {
            case BUILDER, MEMBER, KEY -> new Seen.Open(program);
            case ANONYMOUS, OTHER_BUILDER -> new Seen.Door(program);
          };
      case PRIVATE ->
          switch (caller.kind()) {
            // A key of the app is its builder's own doing.
            case BUILDER, KEY -> new Seen.Open(program);
            case MEMBER, ANONYMOUS, OTHER_BUILDER -> new Seen.Nothing();
          };
    };
  }

  /** The app at this address, for what decides itself who may see it. */
  Optional<Program> program(AppPath path) {
    return spaces.find(path.user(), path.app()).map(Space::program);
  }

  private Program open(AppPath path, Caller caller) {
    return switch (look(path, caller)) {
      case Seen.Open(var program) -> program;
      case Seen.Door _ -> throw membersOnly();
      case Seen.Nothing() -> throw notPublished();
    };
  }

  /**
   * Does {@code work} with the app's program. A program that another engine has replaced is read
   * again, and the work repeated once.
   */
  <T> Future<T> perform(AppPath path, Caller caller, Function<Program, Future<T>> work) {
    var program = open(path, caller);
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
          var program = open(path, caller);
          return program.version() > than.version()
              ? Future.succeededFuture(program)
              : Future.failedFuture(failure);
        });
  }

  private static RuntimeException membersOnly() {
    return Refusal.of(
            RequestCode.NOT_SIGNED_IN,
            "The app is for its members",
            "Sign in at …/auth/sign-in, or send one of the app's API keys")
        .thrown();
  }

  private static RuntimeException notPublished() {
    return Refusal.of(
            RequestCode.NOT_FOUND,
            "There is no app at this address, or it is private",
            "Check the address; for a private app send its builder's token")
        .thrown();
  }
}
