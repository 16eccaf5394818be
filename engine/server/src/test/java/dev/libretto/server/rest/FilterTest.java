package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.libretto.problem.RequestCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rows a filter finds. Nothing is written here, so all tests look at one library. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FilterTest {

  private static final String E = "Emma";
  private static final String P = "Persuasion";
  private static final String Z = "Der Zauberberg";
  private static final String K = "Übermorgen für Kinder";

  private final Library library = Library.open();

  private List<String> found(String filter) {
    return library.app.column("title", "book?order=id&" + filter);
  }

  /** The books, by the first letter of what each is called here, in the order they were added. */
  private static List<String> titles(String letters) {
    return letters
        .chars()
        .mapToObj(letter ->
            switch (letter) {
              case 'E' -> E;
              case 'P' -> P;
              case 'Z' -> Z;
              default -> K;
            })
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title=eq.Emma                                         | E
          title=neq.Emma                                        | PZK
          title=gt.Emma                                         | PK
          title=gte.Emma                                        | EPK
          title=lt.Emma                                         | Z
          title=lte.Emma                                        | EZ
          title=in.(Emma,Persuasion)                            | EP
          title=in.("Emma","Der Zauberberg")                    | EZ
          title=in.()                                           | ''
          title=not.in.(Emma)                                   | PZK
          pages=eq.474                                          | E
          pages=neq.474                                         | PZK
          pages=gt.474                                          | Z
          pages=gte.474                                         | EZ
          pages=lt.474                                          | PK
          pages=lte.474                                         | EPK
          pages=in.(0,249)                                      | PK
          number=gt.2                                           | ZK
          version=eq.1                                          | EPZK
          price=eq.12.5                                         | E
          price=eq.12.500                                       | E
          price=gt.8                                            | EZ
          price=gte.8.00                                        | EPZ
          price=lt.8                                            | K
          price=in.(8,24.9)                                     | PZ
          weight=eq.0.35                                        | E
          weight=neq.0.35                                       | P
          weight=is.null                                        | ZK
          weight=not.is.null                                    | EP
          weight=is.not_null                                    | EP
          available=eq.true                                     | EZ
          available=neq.true                                    | P
          available=is.true                                     | EZ
          available=is.false                                    | P
          available=is.null                                     | K
          available=not.is.true                                 | PK
          available=in.(true,false)                             | EPZ
          published=eq.1815-12-23                               | E
          published=gt.1815-12-23                               | PZ
          published=lte.1817-12-20                              | EP
          published=in.(1815-12-23,1924-11-20)                  | EZ
          opens=eq.09:30:00                                     | E
          opens=gt.09:30:00                                     | P
          opens=lte.09:30:00.25                                 | EP
          bought=eq.2026-03-01T17:30:00Z                        | E
          bought=eq.2026-03-01T18:30:00+01:00                   | E
          bought=eq.2026-03-01T18:30:00%2B01:00                 | E
          bought=eq.2026-03-01T12:30:00-05:00                   | E
          bought=gt.2026-03-01T17:30:00Z                        | P
          bought=eq.2026-03-01T17:30:00.000001Z                 | P
          language=eq.en                                        | EP
          language=neq.en                                       | Z
          language=in.(de,fr)                                   | Z
          language=is.null                                      | K
          tags=cs.{old}                                         | EP
          tags=cs.{old,"a,b"}                                   | P
          tags=cs.{"{x}",new}                                   | Z
          tags=cs.{"say \\"so\\""}                              | Z
          tags=cs.{}                                            | EPZ
          tags=ov.{old,new}                                     | EPZ
          tags=ov.{"a,b",new}                                   | PZ
          tags=not.cs.{old}                                     | Z
          tags=is.null                                          | K
          code=eq.11111111-2222-3333-4444-555555555555          | E
          code=neq.11111111-2222-3333-4444-555555555555         | ''
          code=is.null                                          | PZK
          extra=is.null                                         | PZK
          extra=not.is.null                                     | E
          author=is.null                                        | K
          left=eq.2                                             | E
          left=gte.2                                            | E
          pagePrice=is.null                                     | K
          pagePrice=gt.0.03                                     | P
          createdBy=is.null                                     | EPZK
          """)
  void everyOperatorOnEveryType(String filter, String books) {
    assertEquals(titles(books), found(filter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title=like.Em*                  | E
          title=like.Em%25                | E
          title=like.em*                  | ''
          title=like.____                 | E
          title=like.*a*                  | EPZ
          title=like.*\\%25*              | ''
          title=like.*\\_*                | ''
          title=ilike.em*                 | E
          title=ilike.*ZAUBER*            | Z
          title=ilike.übermorgen*         | K
          title=ilike.ÜBERMORGEN FÜR*     | K
          title=ilike.*FÜR kinder         | K
          title=not.ilike.*er*            | E
          title=like.*                    | EPZK
          """)
  void patterns(String filter, String books) {
    assertEquals(titles(books), found(filter));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pages=gte.100&pages=lte.500                                     | EP
          pages=gt.1&language=eq.de                                       | Z
          or=(title.eq.Emma,pages.gt.1000)                                | EZ
          or=(title.eq.Emma,and(language.eq.en,pages.lt.300))             | EP
          and=(language.eq.en,pages.lt.300)                               | P
          not.or=(title.eq.Emma,pages.gt.1000)                            | PK
          not.and=(language.eq.en,pages.lt.300)                           | EZ
          or=(title.not.eq.Emma,pages.eq.474)                             | EPZK
          or=(not.and(pages.lt.300,pages.gt.100),title.eq.Persuasion)     | EPZK
          or=(language.is.null,available.is.false)                        | PK
          or=(language.in.(de,fr),tags.cs.{old,"a,b"})                    | PZ
          or=(title.eq."Emma",title.eq."Der Zauberberg")                  | EZ
          or=(title.ilike."*ü*",title.eq.x)                               | K
          or=(pages.eq.0)&or=(language.is.null)                           | K
          or=(pages.eq.0)&or=(language.eq.de)                             | ''
          """)
  void conditionsCombine(String filter, String books) {
    assertEquals(titles(books), found(filter));
  }

  @Test
  void aMissingValueIsNeitherEqualNorUnequal() {
    assertEquals(titles("Z"), found("language=eq.de"));
    assertEquals(titles("EP"), found("language=not.eq.de"));
    assertEquals(titles("EP"), found("language=neq.de"));
  }

  @Test
  void aRelationIsFilteredByItsId() {
    assertEquals(titles("EP"), found("author=eq." + library.austen));
    assertEquals(titles("Z"), found("author=neq." + library.austen));
    assertEquals(titles("EPZ"), found("author=in.(" + library.austen + "," + library.mann + ")"));
    assertEquals(titles("E"), found("id=eq." + library.emma.toUpperCase(java.util.Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          colour=eq.red                       | UNKNOWN_COLUMN
          or=(colour.eq.red)                  | UNKNOWN_COLUMN
          author.name=eq.x                    | BAD_FILTER
          Title=eq.Emma                       | UNKNOWN_COLUMN
          title=equals.Emma                   | UNKNOWN_OPERATOR
          pages=fts.Emma                      | UNKNOWN_OPERATOR
          title=sl.(1,2)                      | UNKNOWN_OPERATOR
          title=cs.{a}                        | UNKNOWN_OPERATOR
          pages=like.4*                       | UNKNOWN_OPERATOR
          published=ilike.1*                  | UNKNOWN_OPERATOR
          tags=eq.old                         | UNKNOWN_OPERATOR
          tags=in.(old)                       | UNKNOWN_OPERATOR
          extra=eq.{}                         | UNKNOWN_OPERATOR
          extra=cs.{}                         | UNKNOWN_OPERATOR
          pages=is.true                       | UNKNOWN_OPERATOR
          pages=eq.many                       | BAD_VALUE
          pages=eq.4.0                        | BAD_VALUE
          pages=eq.                           | BAD_VALUE
          pages=eq.9007199254740992           | BAD_VALUE
          pages=eq.1e3                        | BAD_VALUE
          price=eq.1e3                        | BAD_VALUE
          price=eq.NaN                        | BAD_VALUE
          available=eq.yes                    | BAD_VALUE
          available=is.maybe                  | BAD_VALUE
          published=eq.yesterday              | BAD_VALUE
          published=eq.2026-02-30             | BAD_VALUE
          published=eq.0000-01-01             | BAD_VALUE
          published=eq.-0044-03-15            | BAD_VALUE
          opens=eq.25:00:00                   | BAD_VALUE
          opens=eq.09:30                      | BAD_VALUE
          bought=eq.2026-03-01                | BAD_VALUE
          bought=eq.9999-12-31T23:59:59-12:00 | BAD_VALUE
          bought=eq.0001-01-01T00:00:00+12:00 | BAD_VALUE
          code=eq.1                           | BAD_VALUE
          id=eq.Emma                          | BAD_VALUE
          author=eq.Austen                    | BAD_VALUE
          tags=cs.old                         | BAD_VALUE
          tags=cs.{"old}                      | BAD_VALUE
          tags=cs.{"old"x}                    | BAD_VALUE
          title=Emma                          | BAD_FILTER
          title                               | BAD_FILTER
          title=                              | BAD_FILTER
          title=in.Emma                       | BAD_FILTER
          title=in.(Emma                      | BAD_FILTER
          title=in.(Emma)x                    | BAD_FILTER
          title=in.("Emma)                    | BAD_FILTER
          title=like.Emma\\                   | BAD_FILTER
          or=title.eq.Emma                    | BAD_FILTER
          or=(title.eq.Emma                   | BAD_FILTER
          or=(title.eq.Emma))                 | BAD_FILTER
          or=()                               | BAD_FILTER
          or=                                 | BAD_FILTER
          and=(title)                         | BAD_FILTER
          =eq.1                               | UNKNOWN_COLUMN
          title=eq.%ff                        | BAD_FILTER
          title=eq.%00                        | BAD_FILTER
          title=eq.%ED%A0%80                  | BAD_FILTER
          select=colour                       | UNKNOWN_COLUMN
          select=author(colour)               | UNKNOWN_COLUMN
          select=colour(name)                 | UNKNOWN_COLUMN
          select=title(name)                  | BAD_SELECT
          select=title,                       | BAD_SELECT
          select=,title                       | BAD_SELECT
          select=title)                       | BAD_SELECT
          select=author(name                  | BAD_SELECT
          select=pages::date                  | BAD_SELECT
          select=title->shelf                 | BAD_SELECT
          select=author(series(name))         | UNKNOWN_COLUMN
          select=((((((                       | BAD_SELECT
          order=colour                        | UNKNOWN_COLUMN
          order=title.up                      | BAD_ORDER
          order=title,                        | BAD_ORDER
          order=,title                        | BAD_ORDER
          order=extra                         | BAD_ORDER
          limit=-1                            | BAD_RANGE
          limit=ten                           | BAD_RANGE
          limit=                              | BAD_RANGE
          offset=-1                           | BAD_RANGE
          offset=100000001                    | BAD_RANGE
          offset=99999999999999999999         | BAD_RANGE
          """)
  void whatCannotBeUnderstoodIsRefused(String query, RequestCode code) {
    assertRefused(code, library.app.get("book?" + query));
  }

  @Test
  void whatAsksForTooMuchIsRefused() {
    var deep = "or=(" + "and(".repeat(20) + "pages.eq.1" + ")".repeat(20) + ")";
    var many = "id=eq.x&".repeat(201);
    var list = "pages=in.(" + "1,".repeat(501) + "1)";
    var embeds = "select=" + "author(id),".repeat(1) + aliases(11);

    assertRefused(RequestCode.TOO_COMPLEX, library.app.get("book?" + deep));
    assertRefused(RequestCode.TOO_COMPLEX, library.app.get("book?" + many));
    assertRefused(RequestCode.TOO_COMPLEX, library.app.get("book?" + list));
    assertRefused(RequestCode.TOO_COMPLEX, library.app.get("book?" + embeds));
  }

  private static String aliases(int count) {
    var text = new StringBuilder("id");
    for (var index = 0; index < count; index++) {
      text.append(",a").append(index).append(":author(id)");
    }
    return text.toString();
  }

  @Test
  void aRangeThatCannotBeReadIsRefused() {
    for (var range : List.of("1", "a-b", "5-4", "-5", "0-1,3-4", "1-99999999999999999999")) {
      assertRefused(
          RequestCode.BAD_RANGE, library.app.call("GET", "book").header("Range", range).send());
    }
  }

  @Test
  void anUnknownPreferenceIsRefusedOnlyWhenStrictnessIsAsked() {
    var lenient = library.app.call("GET", "book").header("Prefer", "depth=5").send();
    var strict =
        library.app.call("GET", "book").header("Prefer", "handling=strict, depth=5").send();
    var twice =
        library
            .app
            .call("GET", "book")
            .header("Prefer", "handling=strict")
            .header("Prefer", "count=exact")
            .send();

    assertEquals(200, lenient.status());
    assertRefused(RequestCode.BAD_PREFERENCE, strict);
    assertEquals("0-3/4", twice.header("Content-Range"));
  }
}
