package dev.libretto.publish.trial;

import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.definition.TestDefinition.Given;
import dev.libretto.definition.TestDefinition.Principal;
import dev.libretto.plan.Caller;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.program.States.Transition;
import dev.libretto.program.Table;
import dev.libretto.rows.NewRows;
import dev.libretto.rows.Refused;
import dev.libretto.rows.Rows;
import dev.libretto.rows.ask.Ask;
import dev.libretto.store.StoreFailure;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One test being performed. */
final class Trial {

  private static final Ask EVERYTHING =
      new Ask(List.of(), new Ask.Condition.All(List.of()), List.of(), null, 0, false);

  private final Rows rows;
  private final AskSyntax syntax;
  private final TestDefinition test;
  private final Labelled labelled = new Labelled();
  private final Instant now;

  Trial(Rows rows, AskSyntax syntax, TestDefinition test) {
    this.rows = rows;
    this.syntax = syntax;
    this.test = test;
    this.now =
        OffsetDateTime.parse(test.now() == null ? TestDefinition.USUAL_NOW : test.now())
            .toInstant();
  }

  Verdict run() throws StoreFailure {
    var unprepared = prepare();
    if (unprepared.isPresent()) {
      return unprepared.get();
    }
    var answer = answered(this::request);
    return new Judgement(test, table(), labelled).of(answer, row(answer));
  }

  private Optional<Verdict> prepare() throws StoreFailure {
    var ids = rows.newIds(new Scope(program(), Caller.ANONYMOUS, now));
    for (var row : test.given()) {
      var id = ids.get();
      if (answered(() -> insert(row, id)) instanceof Answer.Turned turned) {
        return Optional.of(
            Verdict.Red.failed(
                row.at(),
                "Test `" + test.name() + "` cannot be given this row.",
                labelled.shown(turned.words())));
      }
      if (row.label() != null) {
        labelled.row(row.label(), id);
      }
    }
    return Optional.empty();
  }

  /** As an import does: a given row may be in any state. */
  private Future<Answer> insert(Given row, UUID id) {
    var by =
        row.by() == null
            ? Caller.builder(program().user())
            : member(row.by(), null, List.of()).asApp();
    var scope = new Scope(program(), by, now);
    var table = table(row.table());
    var values = rows.prepared(scope, table, labelled.values(row.values(), table), id);
    return rows.load(scope, List.of(new NewRows(table, List.of(new NewRows.Row(values)))))
        .map(_ -> new Answer.Performed(1, labelled.values(row.values(), table), id));
  }

  private Future<Answer> request() {
    var scope = new Scope(program(), caller(), now);
    var table = table();
    return switch (action()) {
      case Action.Read read ->
          rows.read(scope, table, syntax.read(read.filter())).map(Answer.Performed::of);
      case Action.Create create ->
          rows.insert(scope, table, labelled.values(create.values(), table), EVERYTHING, false)
              .map(Answer.Performed::of);
      case Action.Update update ->
          rows.updateOne(
                  scope,
                  table,
                  labelled.row(update.row()),
                  labelled.values(update.values(), table),
                  null,
                  EVERYTHING,
                  false)
              .map(Answer.Performed::of);
      case Action.Delete delete ->
          rows.deleteOne(scope, table, labelled.row(delete.row()), null, EVERYTHING, false)
              .map(Answer.Performed::of);
      case Action.Transition move ->
          rows.move(
                  scope,
                  table,
                  transition(move.name()),
                  labelled.row(move.row()),
                  null,
                  EVERYTHING,
                  false)
              .map(Answer.Performed::of);
    };
  }

  /** The row the request was about as the app itself sees it, where the test wants to know. */
  private Answer row(Answer answer) throws StoreFailure {
    var id =
        switch (action()) {
          case Action.Read _ -> null;
          case Action.Create _ ->
              answer instanceof Answer.Performed performed ? performed.row() : null;
          case Action.Update update -> labelled.row(update.row());
          case Action.Delete delete -> labelled.row(delete.row());
          case Action.Transition move -> labelled.row(move.row());
        };
    if (test.then().row() == null || id == null) {
      return answer;
    }
    var scope = new Scope(program(), Caller.builder(program().user()), now);
    var one = syntax.read("id=eq." + id);
    return answered(() -> rows.read(scope, table(), one).map(Answer.Performed::of));
  }

  private Caller caller() {
    return switch (test.as()) {
      case Principal.Anonymous _ -> Caller.ANONYMOUS;
      case Principal.Builder _ -> Caller.builder(program().user());
      case Principal.Member member -> {
        var roles = new ArrayList<>(member.roles());
        if (member.role() != null && !roles.contains(member.role())) {
          roles.add(member.role());
        }
        yield member(member.label(), member.email(), roles);
      }
    };
  }

  private Caller member(String label, @Nullable String email, List<String> roles) {
    return Caller.member(
        labelled.member(label), email == null ? label + "@example.org" : email, roles);
  }

  private Program program() {
    return rows.program();
  }

  private Action action() {
    return test.when().getFirst();
  }

  private Table table() {
    return switch (action()) {
      case Action.Read read -> table(read.table());
      case Action.Create create -> table(create.table());
      case Action.Update update -> table(update.table());
      case Action.Delete delete -> table(delete.table());
      case Action.Transition move ->
          program().tables().stream()
              .filter(table -> named(table, move.name()).isPresent())
              .findFirst()
              .orElseThrow();
    };
  }

  private Table table(String name) {
    return program().table(name).orElseThrow();
  }

  private Transition transition(String name) {
    return named(table(), name).orElseThrow();
  }

  private static Optional<Transition> named(Table table, String name) {
    return Optional.ofNullable(table.states()).stream()
        .flatMap(states -> Objects.requireNonNull(states).transitions().stream())
        .filter(transition -> transition.name().equals(name))
        .findFirst();
  }

  private static Answer answered(Supplier<Future<Answer>> request) throws StoreFailure {
    try {
      return request.get().await();
    } catch (Refused refused) {
      return new Answer.Turned(refused.refusal());
    } catch (Exception failure) {
      if (failure instanceof StoreFailure store) {
        throw store;
      }
      throw failure instanceof RuntimeException bug ? bug : new IllegalStateException(failure);
    }
  }
}
