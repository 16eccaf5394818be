package dev.libretto.benchmarks.item;

/**
 * How a target wants the same requests worded.
 *
 * @param collection the path of all items; one item is that path, a slash and its id
 * @param listQuery the query of the list, with a place for a status and one for a least quantity
 * @param writeHeaders headers that make a write answer with the row as an object, each with its
 *     line end
 */
public record HttpDialect(String collection, String listQuery, String writeHeaders) {

  /** As the limit understands them. */
  public static HttpDialect limit() {
    return new HttpDialect("/items", "?status=%s&minQuantity=%d", "");
  }

  /** As Libretto's REST does: the PostgREST grammar. */
  public static HttpDialect libretto() {
    return new HttpDialect(
        "/u/bench/items/rest/v1/item",
        "?status=eq.%s&quantity=gte.%d&order=due.asc&limit=25",
        "Prefer: return=representation\r\nAccept: application/vnd.pgrst.object+json\r\n");
  }
}
