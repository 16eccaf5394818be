package dev.libretto.benchmarks.item;

/**
 * How a target wants the same requests worded.
 *
 * @param root what the path of a table starts with; one row is that, the table, a slash and its id
 * @param logged the name of the items' table where writes are to be logged
 * @param listQuery the query of the list, with a place for a status and one for a least quantity
 * @param writeHeaders headers that make a write answer with the row as an object, each with its
 *     line end
 * @param key the API key of the caller whom rules are about
 */
public record HttpDialect(
    String root, String logged, String listQuery, String writeHeaders, String key) {

  /** As the limit understands them. */
  public static HttpDialect limit(String key) {
    return new HttpDialect("/", "logged", "?status=%s&minQuantity=%d", "", key);
  }

  /** As Libretto's REST does: the PostgREST grammar. */
  public static HttpDialect libretto(String key) {
    return new HttpDialect(
        "/u/bench/items/rest/v1/",
        Kind.ITEM.label(),
        "?status=eq.%s&quantity=gte.%d&order=due.asc&limit=25",
        "Prefer: return=representation\r\nAccept: application/vnd.pgrst.object+json\r\n",
        key);
  }
}
