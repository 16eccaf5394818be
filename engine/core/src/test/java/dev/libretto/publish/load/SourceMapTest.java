package dev.libretto.publish.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.libretto.problem.Place;
import dev.libretto.problem.Pointer;
import org.junit.jupiter.api.Test;

/** Places are where an author's editor shows them. */
final class SourceMapTest {

  private static final Pointer RULE = new Pointer("/rule");

  @Test
  void findsValuesAndKeys() {
    var map = map("{\n  \"a\": [true,\n    {\"b~/\": 5}]\n}");

    assertEquals(place("", 1, 1, 1), map.place(new Pointer("")));
    assertEquals(place("/a/0", 2, 9, 4), map.place(new Pointer("/a/0")));
    assertEquals(place("/a/1", 3, 5, 1), map.place(new Pointer("/a/1")));
    assertEquals(place("/a/1/b~0~1", 3, 13, 1), map.place(new Pointer("/a/1/b~0~1")));
    assertEquals(place("/a/1/b~0~1", 3, 6, 5), map.keyPlace(new Pointer("/a/1/b~0~1")));
  }

  @Test
  void fallsBackToWhatIsAround() {
    var map = map("{\"a\": [1]}");

    assertEquals(place("/a", 1, 7, 1), map.place(new Pointer("/a/5")));
    assertEquals(place("", 1, 1, 1), map.place(new Pointer("/b/c")));
    assertEquals(place("/a/0", 1, 8, 1), map.keyPlace(new Pointer("/a/0")));
  }

  @Test
  void countsCodePointsAndEveryKindOfLineBreak() {
    var map = map("{\r\n\"\ud834\udd1e\": 1,\r\"b\":\n\"\ud834\udd1e\ud834\udd1e\"}");

    assertEquals(place("/\ud834\udd1e", 2, 6, 1), map.place(new Pointer("/\ud834\udd1e")));
    assertEquals(place("/b", 4, 1, 4), map.place(new Pointer("/b")));
    assertEquals("\"b\":", map.text().line(3));
    assertEquals("", map.text().line(9));
  }

  @Test
  void looksInsideStringsThroughTheirEscapes() {
    //                          9  11   13     19           31
    var map = map("{\"rule\":\"a\\n\\\"\\u00e4\\ud834\\udd1ez\ud834\udd1ey\"}");

    assertEquals(place("/rule", 1, 10, 1), map.inside(RULE, 0, 1));
    assertEquals(place("/rule", 1, 11, 2), map.inside(RULE, 1, 1));
    assertEquals(place("/rule", 1, 13, 2), map.inside(RULE, 2, 1));
    assertEquals(place("/rule", 1, 15, 6), map.inside(RULE, 3, 1));
    assertEquals(place("/rule", 1, 21, 12), map.inside(RULE, 4, 1));
    assertEquals(place("/rule", 1, 33, 2), map.inside(RULE, 5, 2));
    assertEquals(place("/rule", 1, 35, 1), map.inside(RULE, 7, 1));
  }

  @Test
  void pointsAtTheClosingQuoteForWhatIsMissingAtTheEnd() {
    var map = map("{\"rule\":\"ab\"}");

    assertEquals(place("/rule", 1, 12, 1), map.inside(RULE, 2, 1));
    assertEquals(place("/rule", 1, 12, 1), map.inside(RULE, 99, 1));
  }

  private static SourceMap map(String text) {
    var source = new SourceText("app.json", text);
    var document = assertInstanceOf(JsonReader.Document.class, JsonReader.read(source));
    return new SourceMap(source, document.root());
  }

  private static Place place(String pointer, int line, int column, int length) {
    return new Place("app.json", new Pointer(pointer), line, column, length);
  }
}
