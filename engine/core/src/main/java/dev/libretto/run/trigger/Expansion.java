package dev.libretto.run.trigger;

import dev.libretto.program.AppId;
import dev.libretto.program.Program;
import dev.libretto.program.Role;
import dev.libretto.store.StoreFailure;
import dev.libretto.store.run.Addresses;
import dev.libretto.store.run.Deliveries;
import dev.libretto.store.run.NewDelivery;
import dev.libretto.store.run.Outbox;
import dev.libretto.store.run.RowEvent;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events out of the outbox and puts deliveries in their place, in one transaction: an engine
 * that dies in between has done neither. Each app has its turn, whatever waits of the others.
 */
final class Expansion {

  private static final Logger LOG = LoggerFactory.getLogger(Expansion.class);

  private static final int APPS_AT_ONCE = 200;
  private static final int EVENTS_AT_ONCE = 100;

  /** What an app may have waiting; beyond it, deliveries are dead until their builder looks. */
  private static final int MOST_WAITING = 10_000;

  private final Outbox outbox;
  private final Deliveries deliveries;
  private final Addresses addresses;
  private final Programs programs;
  private final Function<Program, String> address;
  private final BooleanSupplier mail;
  private final InstantSource clock;

  Expansion(
      Outbox outbox,
      Deliveries deliveries,
      Addresses addresses,
      Programs programs,
      Function<Program, String> address,
      BooleanSupplier mail,
      InstantSource clock) {
    this.outbox = outbox;
    this.deliveries = deliveries;
    this.addresses = addresses;
    this.programs = programs;
    this.address = address;
    this.mail = mail;
    this.clock = clock;
  }

  /** A turn for each app that has events; whether there was something to do. */
  boolean round(BooleanSupplier stopped) throws StoreFailure {
    boolean busy = false;
    var last = Optional.<AppId>empty();
    while (!stopped.getAsBoolean()) {
      var apps = outbox.apps(last, APPS_AT_ONCE).await();
      for (var app : apps) {
        busy |= !stopped.getAsBoolean() && turn(app);
      }
      if (apps.size() < APPS_AT_ONCE) {
        break;
      }
      last = Optional.of(apps.getLast());
    }
    return busy;
  }

  private boolean turn(AppId app) throws StoreFailure {
    var taken = outbox.take(app, EVENTS_AT_ONCE).await();
    if (taken.isEmpty()) {
      return false;
    }
    boolean done = false;
    try {
      var room = MOST_WAITING - deliveries.waiting(app, MOST_WAITING).await();
      taken.get().commit(expanded(taken.get().events(), room), clock.instant()).await();
      done = true;
    } finally {
      if (!done) {
        taken.get().giveBack().await();
      }
    }
    return true;
  }

  private List<NewDelivery> expanded(List<RowEvent> events, long room) throws StoreFailure {
    var all = new ArrayList<NewDelivery>();
    Map<Integer, Optional<Program>> versions = new HashMap<>();
    for (var event : events) {
      var program = versions.get(event.version());
      if (program == null) {
        program = programs.of(event.app(), event.version());
        versions.put(event.version(), program);
      }
      all.addAll(
          program
              .map(known -> told(known, event))
              .orElseGet(() -> List.of(lost(event, "The app or its version is gone"))));
    }
    var limited = new ArrayList<NewDelivery>();
    long left = room;
    for (var one : all) {
      if (one.dead() != null) {
        limited.add(one);
      } else if (!mail.getAsBoolean()) {
        limited.add(dead(one, "The engine has no mail server (LIBRETTO_SMTP_URL)"));
      } else if (left-- > 0) {
        limited.add(one);
      } else {
        limited.add(dead(one, "More than " + MOST_WAITING + " deliveries of the app are waiting"));
      }
    }
    return limited;
  }

  /** An event that cannot be understood must not hold up those behind it. */
  private List<NewDelivery> told(Program program, RowEvent event) {
    try {
      return new Telling(program, event, new FromStore(event.app()), address.apply(program))
          .deliveries();
    } catch (RuntimeException mistake) {
      LOG.error("event {} of {} cannot be told to its triggers", event.id(), event.app(), mistake);
      return List.of(lost(event, "The engine made a mistake; its log says more"));
    }
  }

  private static NewDelivery lost(RowEvent event, String reason) {
    return new NewDelivery(event, "", "row", null, "", "", "", reason);
  }

  private static NewDelivery dead(NewDelivery one, String reason) {
    return new NewDelivery(
        one.event(),
        one.trigger(),
        one.what(),
        one.recipient(),
        one.sender(),
        one.subject(),
        one.text(),
        reason);
  }

  private final class FromStore implements Telling.Directory {

    private final AppId app;

    FromStore(AppId app) {
      this.app = app;
    }

    @Override
    public List<String> withRoles(List<Role> roles, int limit) {
      return addresses.withRoles(app, roles.stream().map(Role::id).toList(), limit).await();
    }

    @Override
    public List<String> of(List<UUID> members) {
      return addresses.of(app, members).await();
    }

    @Override
    public List<String> owner() {
      return addresses.owner(app).await();
    }
  }
}
