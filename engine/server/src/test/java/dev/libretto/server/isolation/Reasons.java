package dev.libretto.server.isolation;

import dev.libretto.server.isolation.Surface.Kind;

/** Why an idea makes no sense on a surface. A pair without a reason has to be tried. */
final class Reasons {

  private Reasons() {}

  /** The reason; fails where there is none, so that nothing is passed over in silence. */
  static String of(Surface surface, Idea idea) {
    if (surface.kind == Kind.ABSENT) {
      return "not built: there is nothing at the address, and a test that it stays so";
    }
    var reason =
        switch (idea) {
          case NO_SUCH_ROW,
              HIDDEN_ROWS,
              HIDDEN_FIELD,
              HIDDEN_PER_ROW,
              ACROSS_RELATIONS,
              DERIVED,
              ARITHMETIC,
              AS_APP,
              CONFLICT,
              REFERENCE,
              PRECONDITION,
              WINDOW,
              HEADERS,
              THEN_AND_NOW,
              SMUGGLED,
              REPLAY,
              PHYSICAL_NAME,
              SCOPE ->
              surface.hasRows() ? ofRows(surface, idea) : "no rows come in or out here";
          case PRIVATE_APP, OTHER_SESSION, REVOKED ->
              surface.isForBuilders()
                  ? "takes builders' tokens alone: see forged token and other builder"
                  : outside(surface);
          case OTHER_KEY ->
              surface.isForBuilders()
                  ? "an API key is no builder's token: see forged token"
                  : outside(surface);
          case OTHER_CSRF ->
              surface.isForBuilders()
                  ? "a bearer token is sent by nobody's browser unasked"
                  : surface.isOfAnApp()
                      ? "changes nothing for who has a session; the proof is in the link or code"
                      : outside(surface);
          case OTHER_LINK -> "takes no link, code or invitation";
          case SPOOFED_HEADER -> "knows its caller by the bearer token alone: see forged token";
          case FORGED_TOKEN -> outside(surface);
          case PATH_TRICK -> "names nobody's app in its path";
          case OTHER_BUILDER ->
              surface.kind == Kind.OWN ? "is about the token's own builder" : outside(surface);
          case OTHER_ID ->
              surface == Surface.RETRY_DELIVERY
                  ? "looks for the delivery among the app's own"
                  : surface.isOfAnApp() || surface.isForBuilders()
                      ? "takes no id of another builder's thing: ids of rows are another column"
                      : outside(surface);
          case OWN_LIST -> "lists nothing of a builder's";
          case DEFINITION -> "takes no definition";
        };
    if (reason.isEmpty()) {
      throw new AssertionError("neither checked nor explained: " + surface + " × " + idea);
    }
    return reason;
  }

  private static String outside(Surface surface) {
    return switch (surface.kind) {
      case OPEN, PUBLIC -> "the same for everybody, of no app";
      default -> "";
    };
  }

  private static String ofRows(Surface surface, Idea idea) {
    return switch (idea) {
      case AS_APP ->
          surface.kind == Kind.ROWS
              ? "shows no value by the app's authority but lookups and rollups"
              : "reads related values as the surfaces for reading do";
      case CONFLICT -> "writes no value that has to be unique";
      case REFERENCE -> "writes no relation and takes no row away";
      case PRECONDITION ->
          switch (surface.kind) {
            case ROWS -> "a list has no entity tag";
            case PAGES -> "a page has no entity tag";
            default -> "reads no precondition";
          };
      case WINDOW ->
          surface.kind == Kind.ROWS
              ? "pages as lists do"
              : surface.kind == Kind.MEMORY
                  ? "is about one row"
                  : "takes no range, limit or offset";
      case HEADERS -> "errors and writes have the headers that are compared in every column";
      case THEN_AND_NOW -> "reads rows as they are now";
      case SMUGGLED -> "takes no values";
      case REPLAY ->
          surface.kind == Kind.WRITES || surface == Surface.RESTORE || surface == Surface.PURGE
              ? "idempotency keys are not built: the header is ignored, as the tries on create show"
              : "only writes could be replayed";
      case HIDDEN_ROWS, HIDDEN_FIELD, HIDDEN_PER_ROW, DERIVED, ARITHMETIC, ACROSS_RELATIONS ->
          ofValues(surface, idea);
      case NO_SUCH_ROW -> surface == Surface.TRASH ? "names no row" : "";
      default -> "";
    };
  }

  private static String ofValues(Surface surface, Idea idea) {
    return switch (surface) {
      case CREATE, CREATE_MANY ->
          "a new row has its writer's own values; what it leads to is under relations";
      case DELETE, DELETE_MANY -> "answers with the row as a change does";
      case TRANSITION -> "answers with the row as a change does";
      case READ_ONE, HEAD -> idea == Idea.HIDDEN_ROWS ? "of one row: see no such row" : "";
      case CHANGE -> idea == Idea.HIDDEN_ROWS ? "of one row: see no such row" : "";
      case HISTORY ->
          idea == Idea.DERIVED || idea == Idea.ARITHMETIC ? "tells of stored values alone" : "";
      case TRASH, RESTORE, PURGE ->
          surface == Surface.PURGE ? "answers with nothing of the row" : "";
      default -> "";
    };
  }
}
