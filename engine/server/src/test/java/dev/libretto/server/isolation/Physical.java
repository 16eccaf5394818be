package dev.libretto.server.isolation;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names of the database's own, and where a request can put them. */
record Physical(List<String> names) {

  private static final Map<Stage, Physical> KNOWN = new ConcurrentHashMap<>();

  static Physical of(Stage stage) {
    return KNOWN.computeIfAbsent(stage, Physical::make);
  }

  private static Physical make(Stage stage) {
    var schema =
        stage
            .engine
            .query(
                "SELECT a.schema_name FROM libretto.app a JOIN libretto.builder b ON b.id ="
                    + " a.builder WHERE b.name = '"
                    + stage.second.owner.name()
                    + "' AND a.name = 'vault'")
            .iterator()
            .next()
            .getString(0);
    var item = stage.second.office("GET", "/definition", "").json().at("/tables/1/id").textValue();
    return new Physical(
        List.of(
            "t_" + item,
            schema + ".t_" + item,
            "pg_catalog.pg_class",
            "pg_authid",
            "libretto.builder",
            "information_schema.tables",
            "change",
            "tableoid"));
  }

  /** Where a name {@code {x}} can stand in requests to a surface. */
  static List<String> requests(Surface surface) {
    return switch (surface) {
      case READ_ONE -> List.of("GET {rest}{x}/{one}", "GET {rest}item/{one}?select={x}");
      case HEAD -> List.of("HEAD {rest}{x}/{one}");
      case LIST ->
          List.of("GET {rest}{x}", "GET {rest}item?select={x}", "GET {rest}item?select=a:{x}");
      case COUNT -> List.of("GET {rest}{x}?limit=0 | Prefer: count=exact");
      case FILTER -> List.of("GET {rest}item?{x}=eq.1", "GET {rest}item?{x}=is.null");
      case SEARCH -> List.of("GET {rest}item?or=({x}.eq.1,title.eq.one)");
      case ORDER -> List.of("GET {rest}item?order={x}", "GET {rest}item?order={x}.desc");
      case NEAREST -> List.of("GET {rest}item?order={x}.distance(1,2)");
      case EMBED, EMBED_LIST ->
          List.of("GET {rest}item?select={x}(*)", "GET {rest}item?select=room({x})");
      case LOOKUP, ROLLUP, COMPUTED -> List.of("GET {rest}room?select=name,{x}");
      case CREATE -> List.of("POST {rest}{x} {title:'x'}", "POST {rest}item {title:'x','{x}':1}");
      case CREATE_MANY ->
          List.of("POST {rest}{x} [{title:'x'}]", "POST {rest}item [{title:'x','{x}':1}]");
      case CHANGE ->
          List.of("PATCH {rest}{x}/{one} {title:'x'}", "PATCH {rest}item/{one} {'{x}':1}");
      case CHANGE_MANY ->
          List.of("PATCH {rest}{x}?id=eq.1 {title:'x'}", "PATCH {rest}item?{x}=eq.1 {rank:1}");
      case DELETE -> List.of("DELETE {rest}{x}/{one}");
      case DELETE_MANY -> List.of("DELETE {rest}{x}?id=eq.1", "DELETE {rest}item?{x}=eq.1");
      case TRANSITION -> List.of("POST {rest}rpc/{x} {id:'{ticket}'}");
      case HISTORY -> List.of("GET {rest}{x}/{one}/history");
      case AS_OF ->
          List.of("GET {rest}{x}/{one}?asOf={then}", "GET {rest}item/{one}?asOf={then}&select={x}");
      case TRASH -> List.of("GET {rest}{x}/trash", "GET {rest}item/trash?select={x}");
      case RESTORE -> List.of("POST {rest}{x}/trash/{trashed}/restore {}");
      case PURGE -> List.of("DELETE {rest}{x}/trash/{trashed}");
      case PAGE, VIEW -> List.of("GET {base}/{x}");
      default -> throw new IllegalArgumentException(surface.title);
    };
  }
}
