package dev.libretto.serve;

import static dev.libretto.serve.RelatedApp.ANN;
import static dev.libretto.serve.RelatedApp.BOB;
import static dev.libretto.serve.RelatedApp.BUILDER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.store.Wall;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Related rows inside rows, as deep as asked for, with conditions of their own; and that what a
 * reader may not see is in none of them, by whatever way one asks. With and without the wall.
 */
final class EmbeddingTest {

  /**
   * A shelf has books, a book has an author, an editor and notes. Notes are read by their owner.
   */
  private static final String LIBRARY =
      """
      {'format': 'app/1', 'app': {'name': 'shop'}, 'access': {'visibility': 'public'}, 'tables': [
        {'name': 'shelf', 'fields': [
          {'name': 'name', 'type': 'text', 'required': true},
          {'name': 'books', 'type': 'relation', 'table': 'book', 'inverseOf': 'shelf'}],
         'access': {'read': 'true'}},
        {'name': 'person', 'fields': [
          {'name': 'name', 'type': 'text', 'required': true},
          {'name': 'home', 'type': 'text', 'read': 'user.builder'},
          {'name': 'likes', 'type': 'json'},
          {'name': 'photo', 'type': 'file'}],
         'access': {'read': 'row.name != _hidden_'}},
        {'name': 'book', 'fields': [
          {'name': 'title', 'type': 'text', 'required': true},
          {'name': 'pages', 'type': 'integer'},
          {'name': 'price', 'type': 'decimal', 'scale': 2},
          {'name': 'data', 'type': 'json'},
          {'name': 'shelf', 'type': 'relation', 'table': 'shelf'},
          {'name': 'author', 'type': 'relation', 'table': 'person'},
          {'name': 'editor', 'type': 'relation', 'table': 'person', 'read': 'user.signedIn'}],
         'access': {'read': 'true'}},
        {'name': 'note', 'fields': [
          {'name': 'text', 'type': 'text', 'required': true},
          {'name': 'owner', 'type': 'text'},
          {'name': 'book', 'type': 'relation', 'table': 'book'}],
         'access': {'read': 'row.owner == null || row.owner == user.id'}}]}
      """
          .replace("_hidden_", "\\u0027Hidden\\u0027");

  /** The rows most tests are about. */
  private record Library(RelatedApp app, String shelf) implements AutoCloseable {

    static Library open(Wall wall) {
      var app = new RelatedApp(wall, LIBRARY);
      var shelf = app.add("shelf", "{'name': 'A'}");
      app.add("shelf", "{'name': 'empty'}");
      var ada = app.add("person", "{'name': 'Ada', 'home': 'Rome'}");
      var hidden = app.add("person", "{'name': 'Hidden'}");
      var first =
          app.add(
              "book",
              "{'title': 'first', 'pages': 10, 'price': '1.50', 'shelf': '%s', 'author': '%s',"
                      .formatted(shelf, ada)
                  + " 'editor': '%s', 'data': {'a': {'b': [1, 'two']}}}".formatted(hidden));
      app.add(
          "book",
          "{'title': 'second', 'pages': 20, 'shelf': '%s', 'author': '%s', 'editor': '%s'}"
              .formatted(shelf, hidden, ada));
      app.add("book", "{'title': 'third', 'pages': 30, 'shelf': '%s'}".formatted(shelf));
      app.add("note", "{'text': 'open', 'book': '%s'}".formatted(first));
      app.add("note", "{'text': 'of Ann', 'owner': '%s', 'book': '%s'}".formatted(ANN.id(), first));
      return new Library(app, shelf);
    }

    String get(String address) {
      return app.get(ANN, address).toString();
    }

    @Override
    public void close() {
      app.close();
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void embedsAsDeepAsAskedFor(Wall wall) {
    try (var library = Library.open(wall)) {
      var shelves =
          "shelf?select=name,books(title,by:author(name),note(text))&order=name"
              + "&books.order=title.desc&books.limit=2&books.pages=lt.30&books.note.order=text";

      assertEquals(
          """
          [{"name":"A","books":[\
          {"title":"second","by":null,"note":[]},\
          {"title":"first","by":{"name":"Ada"},"note":[{"text":"of Ann"},{"text":"open"}]}]},\
          {"name":"empty","books":[]}]\
          """,
          library.get(shelves));
      assertEquals(
          "[{\"text\":\"open\"}]",
          library.app().get(BOB, shelves).get(0).get("books").get(1).get("note").toString(),
          "a note of somebody else");
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void leavesOutRowsWithoutTheirInnerOnes(Wall wall) {
    try (var library = Library.open(wall)) {
      assertEquals(
          "[{\"title\":\"first\",\"author\":{\"name\":\"Ada\"}}]",
          library.get("book?select=title,author!inner(name)"),
          "an author who may not be read is none");
      assertEquals(
          "[{\"name\":\"A\",\"books\":[{\"title\":\"third\"}]}]",
          library.get("shelf?select=name,books!inner(title)&books.title=eq.third"));
      assertEquals("[]", library.get("shelf?select=name,books!inner(title)&books.title=eq.fourth"));
      assertEquals(
          "[{\"name\":\"A\"}]",
          library
              .get("shelf?select=name,books!inner(author!inner())&books.author.name=eq.Ada")
              .replaceAll(",\"books\":.*", "}]"));
      assertEquals(
          "[{\"name\":\"empty\",\"books\":[]}]",
          library.get("shelf?select=name,books(title)&books=is.null"));
      assertEquals(
          "[{\"title\":\"second\"},{\"title\":\"third\"}]",
          library.get("book?select=title,by:author()&by=is.null&order=title"));
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void followsRelationsByTheNameOfTheOtherTable(Wall wall) {
    try (var library = Library.open(wall)) {
      assertEquals(
          "[{\"name\":\"Ada\",\"book\":[{\"title\":\"first\"}]}]",
          library.get("person?select=name,book!author(title)"));
      assertEquals(
          "[{\"name\":\"Ada\",\"book\":[{\"title\":\"second\"}]}]",
          library.get("person?select=name,book!editor(title)"));
      var anonymous = dev.libretto.plan.Caller.ANONYMOUS;
      assertEquals(
          "[{\"name\":\"Ada\",\"book\":[]}]",
          library.app().get(anonymous, "person?select=name,book!editor(title)").toString(),
          "who edited what is for those who are signed in");
      var several = library.app().ask(ANN, "GET", "person?select=book(title)", null).refused();
      assertEquals(RequestCode.BAD_SELECT, several.code());
      assertEquals("Write one of book!author(…), book!editor(…)", several.hint());
      var none = library.app().ask(ANN, "GET", "person?select=shelf(name)", null).refused();
      assertEquals(RequestCode.UNKNOWN_COLUMN, none.code());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void saysWhatItHidesAtEachDepth(Wall wall) {
    try (var library = Library.open(wall)) {
      var first = "&books.title=eq.first";

      assertEquals(
          "[{\"author\":{\"home\":null,\"$redacted\":[\"home\"]}}]",
          library
              .app()
              .get(ANN, "shelf?select=books(author(home))&name=eq.A" + first)
              .get(0)
              .get("books")
              .toString());
      assertEquals(
          "[{\"author\":{\"home\":\"Rome\"}}]",
          library
              .app()
              .get(BUILDER, "shelf?select=books(author(home))&name=eq.A" + first)
              .get(0)
              .get("books")
              .toString());
      assertEquals(
          "[]",
          library.get("book?select=title,author!inner(name)&author.home=eq.Rome"),
          "a hidden field finds nothing");
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void spreadsAndOrdersByTheOneRow(Wall wall) {
    try (var library = Library.open(wall)) {
      assertEquals(
          """
          [{"title":"first","by":"Ada"},{"title":"second","by":null},{"title":"third","by":null}]\
          """,
          library.get("book?select=title,...author(by:name)&order=title"));
      assertEquals(
          "[{\"title\":\"first\"},{\"title\":\"third\"},{\"title\":\"second\"}]",
          library.get("book?select=title&order=author(name).desc.nullslast,title.desc"));
      assertEquals(
          "[{\"title\":\"third\"},{\"title\":\"second\"},{\"title\":\"first\"}]",
          library.get("book?select=title&order=author(home),title.desc"),
          "a hidden field orders nothing");
      assertEquals(
          RequestCode.BAD_SELECT,
          library.app().ask(ANN, "GET", "shelf?select=...books(title)", null).refused().code());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void spreadsValuesOfEverySort(Wall wall) {
    try (var library = Library.open(wall)) {
      var app = library.app();
      var file =
          app.column(
                  "INSERT INTO %s.file (id, name, media_type, size, sha256) VALUES"
                      + " (gen_random_uuid(), 'a', 'text/plain', 1, sha256('')) RETURNING id::text")
              .getFirst();
      var person =
          app.add(
              "person", "{'name': 'Bea', 'likes': '1,\\u0022x\\u0022:2', 'photo': '" + file + "'}");
      app.add(
          "book",
          "{'title': 'own', 'shelf': '%s', 'author': '%s'}".formatted(library.shelf(), person));
      var photo = "{\"id\":\"" + file + "\",\"name\":\"a\",\"size\":1,\"type\":\"text/plain\"}";
      var likes = "\"1,\\\"x\\\":2\"";

      assertEquals(
          "[{\"title\":\"own\",\"likes\":" + likes + ",\"photo\":" + photo + "}]",
          library.get("book?title=eq.own&select=title,...author(likes,photo)"));
      assertEquals(
          "[{\"books\":[{\"likes\":" + likes + ",\"photo\":" + photo + "}]}]",
          library.get("shelf?name=eq.A&select=books(...author(likes,photo))&books.title=eq.own"));
      assertEquals(
          "[{\"title\":\"own\",\"home\":null,\"$redacted\":[\"home\"]}]",
          library.get("book?title=eq.own&select=title,...author(home)"));
    }
  }

  @Test
  void embedsTablesOfManyColumns() {
    var columns =
        IntStream.range(0, 190)
            .mapToObj(i -> "{'name': 'c" + i + "', 'type': 'integer'}")
            .collect(Collectors.joining(", "));
    var wide =
        """
        {'format': 'app/1', 'app': {'name': 'shop'}, 'tables': [
          {'name': 'box', 'fields': [
            {'name': 'things', 'type': 'relation', 'table': 'thing', 'inverseOf': 'box'}]},
          {'name': 'thing', 'fields': [
            {'name': 'box', 'type': 'relation', 'table': 'box'}, %s]}]}
        """
            .formatted(columns);
    try (var app = new RelatedApp(Wall.NONE, wide)) {
      var box = app.add("box", "{}");
      app.add("thing", "{'box': '" + box + "', 'c0': 0, 'c89': 89, 'c90': 90, 'c189': 189}");
      app.add("thing", "{'box': '" + box + "', 'c189': 1}");

      assertEquals(
          app.get(BUILDER, "thing?order=id").toString(),
          app.get(BUILDER, "box?select=things(*)&things.order=id").get(0).get("things").toString());
      assertEquals(
          RequestCode.TOO_COMPLEX,
          app.ask(
                  BUILDER,
                  "GET",
                  "thing?select="
                      + "*,a:box(id,things(*)),b:box(things(*)),c:box(things(*)),"
                      + "d:box(things(*)),e:box(things(*)),f:box(things(*))",
                  null)
              .refused()
              .code());
    }
  }

  @Test
  void boundsWhatOneRowBrings() {
    var pages =
        """
        {'format': 'app/1', 'app': {'name': 'shop'}, 'tables': [
          {'name': 'group', 'fields': [
            {'name': 'members', 'type': 'relation', 'table': 'page', 'inverseOf': 'group'}]},
          {'name': 'page', 'fields': [
            {'name': 'body', 'type': 'longText', 'maxLength': 1000000},
            {'name': 'group', 'type': 'relation', 'table': 'group'}]}]}
        """;
    try (var app = new RelatedApp(Wall.NONE, pages)) {
      var group = app.add("group", "{}");
      app.add("page", "{'body': '" + "x".repeat(900_000) + "'}");
      var many =
          IntStream.range(0, 700)
              .mapToObj(_ -> "{'group': '" + group + "'}")
              .collect(Collectors.joining(","));
      app.add(BUILDER, "page", "[" + many + "]");
      var often =
          IntStream.range(0, 30)
              .mapToObj(i -> "a" + i + ":body::text")
              .collect(Collectors.joining(","));

      assertEquals(
          RequestCode.ANSWER_TOO_LARGE,
          app.ask(BUILDER, "GET", "page?body=not.is.null&select=" + often, null).refused().code());
      assertEquals(
          RequestCode.ANSWER_TOO_LARGE,
          app.ask(BUILDER, "GET", "group?select=members(group(members(id,group(version))))", null)
              .refused()
              .code());
    }
  }

  @ParameterizedTest
  @EnumSource(Wall.class)
  void looksIntoJsonAndConverts(Wall wall) {
    try (var library = Library.open(wall)) {
      assertEquals(
          """
          [{"b":[1,"two"],"two":"two","one":1,"a":"{\\"b\\": [1, \\"two\\"]}","none":null}]\
          """,
          library.get(
              "book?title=eq.first&select=data->a->b,two:data->a->b->>-1,one:data->a->b->0,"
                  + "data->>a,none:data->x->y"));
      assertEquals(
          "[{\"pages\":\"10\",\"price\":1.5,\"whole\":2,\"exact\":\"10\"}]",
          library.get(
              "book?title=eq.first&select=pages::text,price::float8,whole:price::int,"
                  + "exact:pages::numeric"));
      assertEquals(
          "[{\"title\":\"first\"}]", library.get("book?select=title&data->a->b->>1=eq.two"));
      assertEquals("[{\"title\":\"first\"}]", library.get("book?select=title&data->a->b->0=eq.1"));
      assertEquals(
          "[{\"title\":\"first\"},{\"title\":\"second\"},{\"title\":\"third\"}]",
          library.get("book?select=title&order=data->a->>b.nullslast,title"));
      assertEquals(
          "[{\"books\":[{\"b\":[1,\"two\"],\"pages\":\"10\"}]}]",
          library.get("shelf?select=books(data->a->b,pages::text)&name=eq.A&books.title=eq.first"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          title=match.^[fs]          | first second
          title=imatch.^FIR          | first
          title=not.match.ir         | second
          price=isdistinct.1.50      | second third
          title=like(any).{f*,*d}    | first second third
          title=like(all).{f*,*t}    | first
          pages=gt(all).{10,15}      | second third
          pages=not.eq(any).{10,20}  | third
          title=fts.first%7Csecond   | first second
          title=plfts.first          | first
          title=wfts(english).thirds | third
          title=phfts(simple).second | second
          """)
  void comparesByEveryOperator(String filter, String titles) {
    try (var library = Library.open(Wall.NONE)) {
      var found =
          library
              .app()
              .get(ANN, "book?select=title&order=title&" + filter)
              .valueStream()
              .map(row -> row.get("title").textValue())
              .toList();

      assertEquals(titles, String.join(" ", found));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          book?title=match.(                     | BAD_FILTER
          book?title=match.(a%2B)%2B(            | BAD_FILTER
          book?title=fts.a%26                    | BAD_VALUE
          book?title=fts(klingon).a              | BAD_VALUE
          book?pages=fts.a                       | UNKNOWN_OPERATOR
          book?pages=sl.(1,2)                    | UNKNOWN_OPERATOR
          book?pages=eq(any).1                   | BAD_VALUE
          book?pages=eq(any).{x}                 | BAD_VALUE
          book?pages=cs(any).{x}                 | UNKNOWN_OPERATOR
          book?data->a=eq.{                      | BAD_VALUE
          book?data->a=eq.                       | BAD_VALUE
          book?data->a=eq.%22%5Cu0000%22         | BAD_VALUE
          book?data->=eq.1                       | BAD_FILTER
          book?title->a=eq.1                     | BAD_FILTER
          book?data->>a->b=eq.1                  | BAD_FILTER
          book?select=data->>a->b                | BAD_SELECT
          book?select=pages::date                | BAD_SELECT
          book?select=pages::klingon             | BAD_SELECT
          book?select=title,author               | OK
          book?author.name=eq.x                  | BAD_FILTER
          book?select=author(name)&author.x=eq.1 | UNKNOWN_COLUMN
          book?select=author(name)&author.limit=x| BAD_RANGE
          book?select=author(name)&author=eq.x   | BAD_VALUE
          shelf?select=books(title)&books=eq.x   | UNKNOWN_OPERATOR
          book?order=shelf(books)                | BAD_ORDER
          book?select=...a:author(name)          | BAD_SELECT
          book?select=by:...author(name)         | BAD_SELECT
          book?select=...title                   | BAD_SELECT
          book?select=...author(name)&author.limit=1 | BAD_SELECT
          book?select=author(name),author(id)    | BAD_SELECT
          book/00000000-0000-4000-8000-00000000000a?select=author!inner(name) | BAD_SELECT
          book?title=not.not.not.not.not.not.not.not.not.eq.x | TOO_COMPLEX
          shelf?order=books(title)               | BAD_ORDER
          book?select=a:author(b:name,...shelf(name)) | UNKNOWN_COLUMN
          """)
  void refusesWhatItCannotDo(String address, String code) {
    try (var library = Library.open(Wall.NONE)) {
      var answer = library.app().ask(ANN, "GET", address, null);

      assertEquals(code, answer.refusal() == null ? "OK" : answer.refused().code().name());
    }
  }

  @Test
  void boundsHowMuchIsEmbedded() {
    try (var library = Library.open(Wall.NONE)) {
      var deep = "shelf(books(shelf(books(shelf(name)))))";
      var wide =
          String.join(
              ",", IntStream.range(0, 11).mapToObj(i -> "a" + i + ":author(name)").toList());
      var tree =
          "books(author(name),editor(name),note(text)),b:books(author(name),editor(name),"
              + "note(text)),c:books(author(name),editor(name))";

      assertEquals(
          RequestCode.TOO_COMPLEX,
          library.app().ask(ANN, "GET", "book?select=" + deep, null).refused().code());
      assertEquals(
          RequestCode.TOO_COMPLEX,
          library.app().ask(ANN, "GET", "book?select=" + wide, null).refused().code());
      assertEquals(
          RequestCode.TOO_COMPLEX,
          library.app().ask(ANN, "GET", "shelf?select=" + tree, null).refused().code());
    }
  }

  /** Deep in a list values come by another way than in a column; they look the same. */
  @Test
  void everyKindLooksTheSameAtEachDepth() {
    var kinds =
        """
        {'format': 'app/1', 'app': {'name': 'shop'}, 'tables': [
          {'name': 'box', 'fields': [
            {'name': 'name', 'type': 'text'},
            {'name': 'things', 'type': 'relation', 'table': 'thing', 'inverseOf': 'box'}]},
          {'name': 'thing', 'fields': [
            {'name': 'box', 'type': 'relation', 'table': 'box'},
            {'name': 'boxes', 'type': 'relation', 'table': 'box', 'many': true},
            {'name': 'text', 'type': 'text'},
            {'name': 'integer', 'type': 'integer'},
            {'name': 'decimal', 'type': 'decimal', 'scale': 3},
            {'name': 'money', 'type': 'money', 'currency': 'EUR'},
            {'name': 'boolean', 'type': 'boolean'},
            {'name': 'date', 'type': 'date'},
            {'name': 'time', 'type': 'time'},
            {'name': 'dateTime', 'type': 'dateTime'},
            {'name': 'duration', 'type': 'duration'},
            {'name': 'email', 'type': 'email'},
            {'name': 'choice', 'type': 'select', 'options': [{'value': 'a'}, {'value': 'b'}]},
            {'name': 'choices', 'type': 'multiSelect', 'options': [{'value': 'a'}, {'value': 'b'}]},
            {'name': 'json', 'type': 'json'},
            {'name': 'geo', 'type': 'geo'},
            {'name': 'vector', 'type': 'vector', 'dimensions': 2},
            {'name': 'number', 'type': 'autoNumber'},
            {'name': 'uuid', 'type': 'uuid'},
            {'name': 'who', 'type': 'user'},
            {'name': 'double', 'type': 'computed', 'expression': 'row.decimal'},
            {'name': 'boxName', 'type': 'lookup', 'relation': 'box', 'field': 'name'},
            {'name': 'names', 'type': 'lookup', 'relation': 'boxes', 'field': 'name'},
            {'name': 'made', 'type': 'computed', 'expression': 'row.createdAt'}]}]}
        """;
    try (var app = new RelatedApp(Wall.NONE, kinds)) {
      var box = app.add("box", "{'name': 'B'}");
      app.add("thing", "{'box': '" + box + "'}");
      app.add(
          "thing",
          """
          {'box': '%1$s', 'boxes': ['%1$s'], 'text': 'ä \\u0001 😀', 'integer': -9007199254740991,
           'decimal': '-0.500', 'money': '12345678.90', 'boolean': false, 'date': '0001-02-03',
           'time': '23:59:59.123456', 'dateTime': '2026-02-03T04:05:06.7Z', 'duration': 'PT36H1.5S',
           'email': 'a@example.org', 'choice': 'a', 'choices': ['b', 'a'],
           'json': {'a': [1.10, null, 'x'], 'b': 123456789012345678901234567890},
           'geo': {'type': 'Point', 'coordinates': [-0.1, 1e-7]}, 'vector': [0.1, -3e-8],
           'uuid': '00000000-0000-4000-8000-00000000000a'}\
          """
              .formatted(box));

      var flat = app.get(BUILDER, "thing?select=*,boxes,boxName,names&order=number");
      var nested =
          app.get(BUILDER, "box?select=things(*,boxes,boxName,names)&things.order=number")
              .get(0)
              .get("things");

      assertEquals(2, flat.size());
      assertEquals(flat.toPrettyString(), nested.toPrettyString());
      assertTrue(flat.get(1).fieldNames().hasNext());
      assertFalse(flat.get(1).get("json").isNull());
    }
  }
}
