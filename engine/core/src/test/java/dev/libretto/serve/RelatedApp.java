package dev.libretto.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.libretto.plan.Caller;
import dev.libretto.plan.Scope;
import dev.libretto.program.Program;
import dev.libretto.publish.TestPublishing;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Refused;
import dev.libretto.rows.Rows;
import dev.libretto.rows.write.TimeOrderedIds;
import dev.libretto.serve.request.Request;
import dev.libretto.serve.request.Stages;
import dev.libretto.store.RowStore;
import dev.libretto.store.Wall;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A published app and its rows, asked as REST asks them. */
final class RelatedApp implements AutoCloseable {

  static final Caller BUILDER = Caller.builder("demo");
  static final Caller ANN =
      Caller.member("00000000-0000-4000-8000-00000000000a", "ann@example.org", List.of());
  static final Caller BOB =
      Caller.member("00000000-0000-4000-8000-00000000000b", "bob@example.org", List.of());

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TestPublishing publishing = new TestPublishing();
  private final Rows rows;

  RelatedApp(Wall wall, String definition) {
    var published = publishing.published(definition);
    this.rows =
        new Rows(
            program(published.toString()),
            new RowStore(
                wall == Wall.NONE ? publishing.test().database() : publishing.test().open(wall)),
            new TimeOrderedIds(new SecureRandom()));
  }

  private Program program(String why) {
    return publishing
        .spaces()
        .find("demo", "shop")
        .orElseThrow(() -> new AssertionError(why))
        .program();
  }

  /** What was answered: the body of a reply, or the refusal. */
  record Answer(@Nullable JsonNode body, @Nullable Refusal refusal) {
    JsonNode json() {
      if (body == null) {
        throw new AssertionError("refused: " + refusal);
      }
      return body;
    }

    Refusal refused() {
      if (refusal == null) {
        throw new AssertionError("answered: " + body);
      }
      return refusal;
    }
  }

  Answer ask(Caller caller, String method, String address, @Nullable String body) {
    return prefer(caller, "return=representation", method, address, body);
  }

  /** The same with preferences of its own, besides that it answers with what it wrote. */
  Answer prefer(
      Caller caller, String preference, String method, String address, @Nullable String body) {
    var parts = address.split("\\?", 2);
    var path = parts[0].split("/", 2);
    var request =
        new Request(
            method,
            path[0],
            path.length > 1 ? path[1] : null,
            "/rest/v1/" + parts[0],
            parts.length > 1 ? parts[1] : null,
            name -> name.equals("Prefer") ? "return=representation, " + preference : null,
            body == null ? new byte[0] : body.replace('\'', '"').getBytes(StandardCharsets.UTF_8),
            caller,
            new Stages());
    try {
      var reply =
          Future.future((io.vertx.core.Promise<dev.libretto.serve.reply.Reply> promise) ->
                  new Serve(InstantSource.system()).answer(rows, request).onComplete(promise))
              .await();
      return new Answer(reply.body() == null ? null : JSON.readTree(reply.body().toBytes()), null);
    } catch (Refused refused) {
      return new Answer(null, refused.refusal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      if (e.getCause() instanceof Refused refused) {
        return new Answer(null, refused.refusal());
      }
      throw e;
    }
  }

  JsonNode get(Caller caller, String address) {
    return ask(caller, "GET", address, null).json();
  }

  Rows rows() {
    return rows;
  }

  Scope scope(Caller caller) {
    return new Scope(rows.program(), caller, InstantSource.system().instant());
  }

  /** Adds a row as the builder; its id. */
  String add(String table, String body) {
    return add(BUILDER, table, body).get(0).get("id").textValue();
  }

  JsonNode add(Caller caller, String table, String body) {
    var answer = ask(caller, "POST", table, body).json();
    return answer.isArray() ? answer : JSON.createArrayNode().add(answer);
  }

  /** The only column of a query past the engine; {@code %s} is the app's schema. */
  List<String> column(String sql) {
    return publishing.test().column(sql.replace("%s", '"' + rows.program().id().schema() + '"'));
  }

  Optional<String> fieldId(String table, String field) {
    return rows.program().table(table).flatMap(t -> t.field(field)).map(f -> f.id());
  }

  @Override
  public void close() {
    publishing.close();
  }
}
