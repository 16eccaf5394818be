package dev.libretto.server.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a sign-in leads to: a page of the same app, whatever was asked for. */
final class ReturnPath {

  private static final int LONGEST = 1_024;

  /** A path and a query without what a browser could read as leading elsewhere. */
  private static final Pattern PLAIN =
      Pattern.compile("(/[A-Za-z0-9_~%.-]+)*/?(\\?[^\\\\#\\p{Cntrl}\\s]*)?");

  private static final Pattern DOTS = Pattern.compile("/(\\.|%2[eE])+(/|\\?|$)");

  private ReturnPath() {}

  /** The path asked for if it is one of this app's pages, else the app's start. */
  static String of(AppPath app, @Nullable String asked) {
    if (asked == null || asked.length() > LONGEST || !asked.startsWith(app.base())) {
      return app.base();
    }
    var rest = asked.substring(app.base().length());
    return PLAIN.matcher(rest).matches()
            && !DOTS.matcher(rest).find()
            && !rest.startsWith("/auth/")
            && !rest.startsWith(RowRoutes.REST)
        ? asked
        : app.base();
  }
}
