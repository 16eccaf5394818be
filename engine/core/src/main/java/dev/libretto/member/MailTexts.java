package dev.libretto.member;

import java.time.Duration;

/** The words of the mails. No picture, no counting of who opens them. */
final class MailTexts {

  private MailTexts() {}

  static Mail signIn(String app, EmailAddress to, String link, String code) {
    var minutes = SignIns.LINK_LIFETIME.toMinutes();
    var shown = Secrets.shown(code);
    return new Mail(
        to,
        app,
        "Sign in to " + app,
        """
        Sign in to %s

        Open this link:
        %s

        Or type this code where you asked to sign in: %s

        Both work once, for %d minutes. If you did not ask for this, do nothing:
        nobody gets in without this mail.
        """
            .formatted(app, link, shown, minutes),
        html(
            "Sign in to " + app,
            link,
            "Sign in",
            "Or type this code where you asked to sign in:",
            shown,
            "Both work once, for "
                + minutes
                + " minutes. If you did not ask for this, do nothing: nobody gets in without this"
                + " mail."));
  }

  static Mail invitation(String app, EmailAddress to, String link, Duration lifetime) {
    var days = lifetime.toDays();
    return new Mail(
        to,
        app,
        "You are invited to " + app,
        """
        You are invited to %s

        Open this link to accept:
        %s

        It works once, for %d days. If you do not know what this is about, do nothing.
        """
            .formatted(app, link, days),
        html(
            "You are invited to " + app,
            link,
            "Accept the invitation",
            "",
            "",
            "The link works once, for "
                + days
                + " days. If you do not know what this is about, do nothing."));
  }

  private static String html(
      String title, String link, String button, String before, String code, String end) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
    <body style="margin:0;padding:32px 16px;font:16px/24px system-ui,sans-serif">
    <div style="max-width:440px;margin:0 auto">
    <h1 style="font-size:20px;line-height:28px">%1$s</h1>
    <p><a href="%2$s" style="display:inline-block;padding:10px 18px;border-radius:8px;\
    background:#3b4cca;color:#fff;text-decoration:none">%3$s</a></p>
    %4$s
    <p style="font-size:14px;line-height:20px">%5$s</p>
    </div></body></html>
    """
        .formatted(
            escaped(title),
            escaped(link),
            escaped(button),
            code.isEmpty()
                ? ""
                : "<p>"
                    + escaped(before)
                    + "</p><p style=\"font:600 24px/32px ui-monospace,monospace;letter-spacing:2px\">"
                    + escaped(code)
                    + "</p>",
            escaped(end));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
