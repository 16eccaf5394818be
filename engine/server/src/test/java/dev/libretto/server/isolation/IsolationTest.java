package dev.libretto.server.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.libretto.store.Wall;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** Every idea on every surface, with and without the wall of roles. */
@ParameterizedClass(name = "wall {0}")
@EnumSource(Wall.class)
final class IsolationTest {

  private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();

  private final Stage stage;

  IsolationTest(Wall wall) {
    this.stage = Stage.behind(wall);
  }

  @BeforeAll
  static void listen() {
    LOGGED.start();
    engine().setLevel(Level.DEBUG);
    engine().addAppender(LOGGED);
  }

  @AfterAll
  static void theLogHoldsNothingOfIt() {
    engine().detachAppender(LOGGED);
    engine().setLevel(null);
    for (var event : List.copyOf(LOGGED.list)) {
      var failure = event.getThrowableProxy();
      var text =
          event.getFormattedMessage()
              + (failure == null ? "" : ThrowableProxyUtil.asString(failure));
      assertFalse(text.contains(Vault.CANARY) || text.contains(Vault.NUMBER), text);
    }
  }

  private static Logger engine() {
    return (Logger) LoggerFactory.getLogger("dev.libretto");
  }

  static Stream<Cell> cells() {
    return Cells.all().inOrder().stream().filter(Cell::isChecked);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void holds(Cell cell) {
    cell.check().on(stage);
  }

  @Test
  void whatIsNotBuiltIsNotThere() {
    for (var surface : Surface.values()) {
      if (surface.kind == Surface.Kind.ABSENT) {
        var answer =
            Attempt.of(surface.sample, "Authorization", stage.first.owner.bearer())
                .send(stage.first);
        assertEquals(surface.sample.startsWith("POST") ? 405 : 404, answer.status(), surface.title);
      }
    }
  }
}
