package dev.libretto.server.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path below {@code /u/}, taken apart without a router: it is the hot path of every published
 * app.
 *
 * @param rest what follows the app's name, starting with a slash, or empty
 */
record AppPath(String user, String app, String rest) {

  private static final String START = "/u/";
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");

  /** The parts, or null where the path is not an app's. */
  static @Nullable AppPath parse(String path) {
    if (!path.startsWith(START)) {
      return null;
    }
    var user = path.indexOf('/', START.length());
    if (user < 0) {
      return null;
    }
    var end = path.indexOf('/', user + 1);
    end = end < 0 ? path.length() : end;
    return end == user + 1
        ? null
        : new AppPath(
            path.substring(START.length(), user),
            path.substring(user + 1, end),
            path.substring(end));
  }

  /** Whether a builder or an app can have this name. */
  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** The app's own address. */
  String base() {
    return START + user + "/" + app;
  }
}
