package dev.libretto.server.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.libretto.server.config.Settings.LogForm;
import org.slf4j.LoggerFactory;

/** Gives log lines the form the settings ask for. Until then only warnings are shown. */
final class Logs {

  private Logs() {}

  static void use(LogForm form) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      var configuration =
          switch (form) {
            case TEXT -> "logback-text.xml";
            case JSON -> "logback-json.xml";
          };
      var configurator = new JoranConfigurator();
      configurator.setContext(context);
      context.reset();
      try {
        configurator.doConfigure(Logs.class.getResource(configuration));
      } catch (JoranException e) {
        throw new IllegalStateException(configuration, e);
      }
    }
  }
}
