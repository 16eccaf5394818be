package dev.libretto.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.expression.RestForm;
import dev.libretto.expression.Vectors;
import dev.libretto.expression.Vectors.Vector;
import dev.libretto.store.SqlAnswers.Question;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ExpressionSqlTest {

  private static @Nullable SqlAnswers answers;

  @BeforeAll
  static void connect() {
    answers = new SqlAnswers();
  }

  @AfterAll
  static void disconnect() {
    database().close();
  }

  private static SqlAnswers database() {
    if (answers == null) {
      throw new IllegalStateException("not connected");
    }
    return answers;
  }

  @Test
  void answersTheVectors() {
    var vectors = Vectors.all();

    var values = database().ask(vectors.stream().map(ExpressionSqlTest::question).toList());

    for (int i = 0; i < vectors.size(); i++) {
      var vector = vectors.get(i);
      assertEquals(
          vector.result().toString(), RestForm.write(values.get(i)).toString(), vector.toString());
    }
  }

  private static Question question(Vector vector) {
    return new Question(vector.expression(), vector.row(), vector.circumstances());
  }
}
