package dev.libretto.space;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.store.Apps;
import dev.libretto.store.Database;
import dev.libretto.store.PublishedVersion;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** All published apps in memory, by address. Finding one takes no lock. */
public final class Spaces {

  private static final int PAGE = 100;

  private final Database database;
  private final ConcurrentHashMap<Address, Space> byAddress = new ConcurrentHashMap<>();

  /** No apps yet; all will have their rows in this database. */
  public Spaces(Database database) {
    this.database = database;
  }

  /** The app at an address. */
  public Optional<Space> find(String user, String app) {
    return Optional.ofNullable(byAddress.get(new Address(user, app)));
  }

  /** Every app at this moment, in no order. */
  public List<Space> all() {
    return List.copyOf(byAddress.values());
  }

  /** From now on requests are answered by this program, unless a newer version already does. */
  public void swap(Program program) {
    byAddress
        .computeIfAbsent(
            new Address(program.user(), program.header().name()),
            address -> new Space(database, program))
        .swap(program);
  }

  /**
   * An app is at this address and no other from now on: it has been given away, or taken away.
   *
   * @param address empty when it is nowhere
   */
  public void keep(AppId app, Optional<Address> address) {
    byAddress.forEach((at, space) -> {
      if (space.id().equals(app) && !address.equals(Optional.of(at))) {
        byAddress.remove(at, space);
      }
    });
  }

  /**
   * Brings in the version of one app that is published in the database now, when another engine may
   * have published it.
   *
   * @param recompile as in {@link #load(Apps, Function)}
   */
  public Future<Void> refresh(
      Address address, Apps apps, Function<PublishedVersion, Recompiled> recompile) {
    return apps.current(address.user(), address.app())
        .map(version -> {
          if (version.isEmpty()) {
            byAddress.remove(address);
          }
          if (version.map(recompile).orElse(null) instanceof Recompiled.Ready(var program)) {
            swap(program);
          }
          return null;
        });
  }

  /**
   * Brings in what is published in the database.
   *
   * @param recompile makes a program again of what is stored; runs on several threads at once
   * @return the apps that could not be brought in
   */
  public Future<List<Recompiled.Unreadable>> load(
      Apps apps, Function<PublishedVersion, Recompiled> recompile) {
    return load(apps, recompile, Optional.empty(), new ArrayList<>());
  }

  private Future<List<Recompiled.Unreadable>> load(
      Apps apps,
      Function<PublishedVersion, Recompiled> recompile,
      Optional<AppId> after,
      List<Recompiled.Unreadable> unreadable) {
    return apps.current(after, PAGE)
        .compose(page -> {
          // Each program is made by itself: an engine of many apps starts on all its processors.
          for (var recompiled : page.parallelStream().map(recompile).toList()) {
            switch (recompiled) {
              case Recompiled.Ready(var program) -> swap(program);
              case Recompiled.Unreadable broken -> unreadable.add(broken);
            }
          }
          return page.size() < PAGE
              ? Future.succeededFuture(List.copyOf(unreadable))
              : load(apps, recompile, Optional.of(page.getLast().app()), unreadable);
        });
  }
}
