package dev.libretto.member;

/** The one simple page all mails are: a title, a link as a button, perhaps a code, a last word. */
public final class MailHtml {

  private MailHtml() {}

  /**
   * The page.
   *
   * @param before what is said before the code; with an empty code there is neither
   */
  public static String of(
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
                    + "</p><p style=\"font:600 24px/32px"
                    + " ui-monospace,monospace;letter-spacing:2px\">"
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
