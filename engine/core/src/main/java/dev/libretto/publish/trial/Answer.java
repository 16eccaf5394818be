package dev.libretto.publish.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.libretto.rows.Page;
import dev.libretto.rows.Refusal;
import dev.libretto.rows.Written;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the app answered to the request of a test. */
sealed interface Answer {

  /**
   * It was performed.
   *
   * @param count how many rows were read or written
   * @param rows those read, as an array; of a writing, none
   * @param row the row it was about, null when it was about none in particular
   */
  record Performed(int count, JsonNode rows, @Nullable UUID row) implements Answer {

    static Performed of(Page page) {
      var json = new String(page.result().array().toBytes(), StandardCharsets.UTF_8);
      return new Performed(page.rows(), Labelled.read(json), null);
    }

    static Performed of(Written written) {
      var ids = written.ids();
      return new Performed(
          written.rows(),
          JsonNodeFactory.instance.arrayNode(),
          ids.isEmpty() ? null : ids.getFirst());
    }
  }

  /** It was refused. */
  record Turned(Refusal refusal) implements Answer {

    /** In words, for a person. */
    String words() {
      var fields = refusal.fields();
      var more = new StringBuilder(refusal.code().code() + " " + refusal.message());
      if (fields.size() > 1) {
        fields.forEach(fault ->
            more.append("; ")
                .append(fault.code().code())
                .append(' ')
                .append(fault.field())
                .append(": ")
                .append(fault.message()));
      }
      return more.toString();
    }
  }
}
