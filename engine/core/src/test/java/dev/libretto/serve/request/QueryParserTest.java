package dev.libretto.serve.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refused;
import dev.libretto.rows.ask.Ask;
import dev.libretto.rows.ask.Ask.Condition;
import dev.libretto.rows.ask.Ask.Select;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
final class QueryParserTest {

  @Test
  void readsComparisonsOfAColumn() {
    var ask = ask("servings=gte.4&title=not.ilike.*soup*");

    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Compare("servings", "gte", "4"),
                new Condition.Not(new Condition.Compare("title", "ilike", "*soup*")))),
        ask.filter());
  }

  @Test
  void keepsCommasAndBracketsInPlainValues() {
    var ask = ask("title=eq.Soup%2C+hot+(really)");

    assertEquals(
        new Condition.All(List.of(new Condition.Compare("title", "eq", "Soup, hot (really)"))),
        ask.filter());
  }

  @Test
  void readsListsWithQuotedValues() {
    var ask = ask("title=in.(a,\"b,c\",\"d\\\"e\")");

    assertEquals(
        new Condition.All(List.of(new Condition.In("title", List.of("a", "b,c", "d\"e")))),
        ask.filter());
  }

  @Test
  void readsTreesOfConditions() {
    var ask = ask("or=(a.eq.1,not.and(b.gt.2,c.in.(x,y)),d.cs.{p,q})");

    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Any(
                    List.of(
                        new Condition.Compare("a", "eq", "1"),
                        new Condition.Not(
                            new Condition.All(
                                List.of(
                                    new Condition.Compare("b", "gt", "2"),
                                    new Condition.In("c", List.of("x", "y"))))),
                        new Condition.Compare("d", "cs", "{p,q}"))))),
        ask.filter());
  }

  @Test
  void readsSelectionsWithAliasesAndEmbeds() {
    var ask = ask("select=*,name:title,category(id,kind:name)");

    assertEquals(
        List.of(
            new Select.Everything(),
            new Select.Column("name", "title"),
            new Select.Embed(
                null,
                "category",
                List.of(new Select.Column(null, "id"), new Select.Column("kind", "name")))),
        ask.select());
  }

  @Test
  void readsPathsAndCasts() {
    var ask = ask("select=data->a->>0,n:cost::text&data->>a=eq.1&order=data->a.desc");

    assertEquals(
        List.of(
            new Select.Column(
                null,
                new Ask.Path("data", List.of(new Ask.Step("a", false), new Ask.Step("0", true))),
                null),
            new Select.Column("n", new Ask.Path("cost"), "text")),
        ask.select());
    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Compare(
                    new Ask.Path("data", List.of(new Ask.Step("a", true))), "eq", "1"))),
        ask.filter());
    assertEquals(
        List.of(
            new Ask.Term(
                null, new Ask.Path("data", List.of(new Ask.Step("a", false))), null, true, null)),
        ask.order());
  }

  @Test
  void readsWhatIsAskedOfEmbeddedRows() {
    var ask =
        ask(
            "select=id,all:line!order!inner(item(name),...shop(city))&all.amount=gt.1&all.limit=2"
                + "&all.offset=1&all.order=item(name),amount.desc&all.item.or=(a.eq.1,b.eq.2)"
                + "&all.not.and=(c.eq.3)&title=eq.x");

    var line = assertInstanceOf(Select.Embed.class, ask.select().get(1));
    assertEquals("line", line.name());
    assertEquals("order", line.hint());
    assertTrue(line.inner());
    assertEquals(2, line.ask().limit());
    assertEquals(1, line.ask().offset());
    assertEquals(
        List.of(
            new Ask.Term("item", new Ask.Path("name"), null, false, null),
            new Ask.Term("amount", true, null)),
        line.ask().order());
    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Compare("amount", "gt", "1"),
                new Condition.Not(
                    new Condition.All(List.of(new Condition.Compare("c", "eq", "3")))))),
        line.ask().filter());
    var item = assertInstanceOf(Select.Embed.class, line.ask().select().getFirst());
    assertEquals(
        new Condition.All(
            List.of(
                new Condition.Any(
                    List.of(
                        new Condition.Compare("a", "eq", "1"),
                        new Condition.Compare("b", "eq", "2"))))),
        item.ask().filter());
    assertTrue(assertInstanceOf(Select.Embed.class, line.ask().select().get(1)).spread());
    assertEquals(
        new Condition.All(List.of(new Condition.Compare("title", "eq", "x"))), ask.filter());
  }

  @Test
  void readsOrderLimitAndOffset() {
    var ask = ask("order=cost.desc.nullslast,title&limit=25&offset=50");

    assertEquals(
        List.of(new Ask.Term("cost", true, false), new Ask.Term("title", false, null)),
        ask.order());
    assertEquals(25, ask.limit());
    assertEquals(50, ask.offset());
  }

  @Test
  void takesTheRangeHeaderWhereNoParameterSpeaks() {
    var ask = QueryParser.parse(QueryString.parse("limit=5"), RowRange.parse("10-29"), true);

    assertEquals(5, ask.limit());
    assertEquals(10, ask.offset());
    assertTrue(ask.count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          servings=4                | BAD_FILTER
          servings=                 | BAD_FILTER
          servings=in.4             | BAD_FILTER
          servings=in.(4            | BAD_FILTER
          or=(a.eq.1                | BAD_FILTER
          or=(a.eq.1))              | BAD_FILTER
          or=()                     | BAD_FILTER
          or=a.eq.1                 | BAD_FILTER
          or=(a.eq."x)              | BAD_FILTER
          title=eq.%zz              | BAD_FILTER
          title=eq.%00              | BAD_FILTER
          title=eq.%ff              | BAD_FILTER
          select=title,             | BAD_SELECT
          select=category(name      | BAD_SELECT
          select=name)              | BAD_SELECT
          select=a::                | BAD_SELECT
          select=a->                | BAD_SELECT
          select=a->>b->c           | BAD_SELECT
          select=->a                | BAD_SELECT
          a->=eq.1                  | BAD_FILTER
          category.name=eq.1        | BAD_FILTER
          select=category(name)&category.kind.name=eq.1 | BAD_FILTER
          a.b.c.d.e.f.g.h.i.j=eq.1  | TOO_COMPLEX
          order=category().desc      | BAD_ORDER
          order=title.up            | BAD_ORDER
          order=.desc               | BAD_ORDER
          limit=-1                  | BAD_RANGE
          limit=many                | BAD_RANGE
          offset=1e3                | BAD_RANGE
          limit=99999999999999999999| BAD_RANGE
          """)
  void refusesWhatItCannotRead(String query, RequestCode code) {
    var refused = assertThrows(Refused.class, () -> ask(query));

    assertEquals(code, refused.refusal().code());
  }

  @Test
  void refusesDeepTrees() {
    var deep = "or=" + "(or".repeat(40) + "(a.eq.1)" + ")".repeat(40);

    var refused = assertThrows(Refused.class, () -> ask(deep));

    assertEquals(RequestCode.TOO_COMPLEX, refused.refusal().code());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anythingIsAnAskOrARefusal(long seed) {
    var random = new Random(seed);
    var pieces =
        List.of(
            "select=", "order=", "or=", "and=", "not.or=", "a=", "&", "(", ")", ",", ".", "\"",
            "\\", "{", "}", "*", ":", "eq", "in", "not", "is", "null", "%", "%00", "%F0", "é", "->",
            "\u0000", "limit=", "9", "offset=");
    for (var round = 0; round < 4_000; round++) {
      var text = new StringBuilder();
      for (var length = random.nextInt(14); length > 0; length--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      try {
        assertInstanceOf(Ask.class, ask(text.toString()));
      } catch (Refused refused) {
        assertTrue(refused.refusal().code().status() < 500, text::toString);
      }
    }
  }

  private static Ask ask(String query) {
    return QueryParser.parse(QueryString.parse(query), null, false);
  }
}
