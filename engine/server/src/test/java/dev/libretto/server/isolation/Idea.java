package dev.libretto.server.isolation;

/** A way to find out, or to do, what one should not. Each is a column of the table. */
enum Idea {
  NO_SUCH_ROW("the id of a hidden row or of another app's, against one that never was"),
  HIDDEN_ROWS("what rows nobody may read change"),
  HIDDEN_FIELD("a field the reader may never read"),
  HIDDEN_PER_ROW("a field whose rule hides it in this row"),
  ACROSS_RELATIONS("what is hidden at the other end of a relation"),
  DERIVED("values computed from hidden ones"),
  ARITHMETIC("hidden values that divide by zero, overflow, or do not fit"),
  AS_APP("the app's eyes, where the definition has not said so"),
  CONFLICT("a conflict with a hidden row, against one with a row that shows"),
  REFERENCE("a relation to a hidden row, and what hidden rows hold fast"),
  PRECONDITION("entity tags and preconditions of hidden rows"),
  WINDOW("ranges, offsets, limits and places in a list"),
  HEADERS("lengths, stages and caching as witnesses"),
  THEN_AND_NOW("what could be read once, or only by now"),
  SMUGGLED("system fields, values of others, unknown and doubled keys in a body"),
  REPLAY("the idempotency key of another caller"),
  PHYSICAL_NAME("physical, qualified and system names"),
  PRIVATE_APP("a private app, against one that never was"),
  OTHER_KEY("an API key of another app"),
  OTHER_SESSION("a session of another app, for the same mail address"),
  OTHER_CSRF("a page token of another app"),
  OTHER_LINK("a link, code or invitation of another app"),
  REVOKED("keys and sessions that have ended, members who are gone, roles that were taken"),
  SCOPE("more than a key was made for"),
  SPOOFED_HEADER("forwarding and override headers, hosts and cookies"),
  FORGED_TOKEN("tokens that are forged or made for something else"),
  PATH_TRICK("dots, encoded slashes, NUL and odd case in the path"),
  OTHER_BUILDER("another builder's app, against one that never was"),
  OTHER_ID("another builder's id, against one that never was"),
  OWN_LIST("what lists of one's own hold of others"),
  DEFINITION("definitions and their tests that name what is another app's");

  final String title;

  Idea(String title) {
    this.title = title;
  }

  /** As the document names it. */
  String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }
}
