package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import dev.libretto.server.fixture.TestJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every type of field takes, keeps and gives back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ValuesTest {

  private final TestApp app = TestEngine.shared().publish("values.json");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text        | "Grüße, 世界 👋 \\u0001\\t\\n\\"\\\\/"  | "Grüße, 世界 👋 \\u0001\\t\\n\\"\\\\/"
          text        | ""                                  | ""
          text        | "'; DROP TABLE value; --"           | "'; DROP TABLE value; --"
          text        | "\\u007f\\u0080\\u2028\\ufeff\\uffff" | "\\u007f\\u0080\\u2028\\ufeff\\uffff"
          longText    | "a\\r\\nb"                          | "a\\r\\nb"
          markdown    | "# <script>alert(1)</script>"       | "# <script>alert(1)</script>"
          integer     | 0                                   | 0
          integer     | -0                                  | 0
          integer     | 9007199254740991                    | 9007199254740991
          integer     | -9007199254740991                   | -9007199254740991
          integer     | 4.0                                 | 4
          integer     | 1e3                                 | 1000
          decimal     | "12.5"                              | "12.500000"
          decimal     | 12.5                                | "12.500000"
          decimal     | 0.1                                 | "0.100000"
          decimal     | "-0.000001"                         | "-0.000001"
          decimal     | "-0"                                | "0.000000"
          decimal     | 1e2                                 | "100.000000"
          decimal     | "123456789012345678901234.123456"   | "123456789012345678901234.123456"
          decimal     | "1.50000000000000"                  | "1.500000"
          whole       | "123456789012345678901234567890"    | "123456789012345678901234567890"
          money       | "999999999999.99"                   | "999999999999.99"
          money       | 5                                   | "5.00"
          yen         | "1000"                              | "1000"
          boolean     | true                                | true
          boolean     | false                               | false
          date        | "2024-02-29"                        | "2024-02-29"
          date        | "0001-01-01"                        | "0001-01-01"
          date        | "9999-12-31"                        | "9999-12-31"
          time        | "00:00:00"                          | "00:00:00"
          time        | "23:59:59.999999"                   | "23:59:59.999999"
          time        | "18:30:00.500"                      | "18:30:00.5"
          dateTime    | "2026-03-01T17:30:00Z"              | "2026-03-01T17:30:00Z"
          dateTime    | "2026-03-01T17:30:00+01:00"         | "2026-03-01T16:30:00Z"
          dateTime    | "2026-03-01T17:30:00.000001-05:30"  | "2026-03-01T23:00:00.000001Z"
          dateTime    | "2026-01-01T00:30:00+14:00"         | "2025-12-31T10:30:00Z"
          dateTime    | "0001-01-01T00:00:00Z"              | "0001-01-01T00:00:00Z"
          dateTime    | "9999-12-31T23:59:59.999999Z"       | "9999-12-31T23:59:59.999999Z"
          email       | "name@example.org"                  | "name@example.org"
          email       | "ü+x@exämple.org"                   | "ü+x@exämple.org"
          url         | "https://example.org/a?b=c#d"       | "https://example.org/a?b=c#d"
          choice      | "ä \\"b\\""                         | "ä \\"b\\""
          multiSelect | []                                  | []
          multiSelect | ["{c,d}","a"]                       | ["{c,d}","a"]
          multiSelect | ["ä \\"b\\""]                       | ["ä \\"b\\""]
          json        | {"b":[1,2.5,null,{"a":"ü"}],"a":{}} | {"a":{},"b":[1,2.5,null,{"a":"ü"}]}
          json        | "text"                              | "text"
          json        | 7                                   | 7
          json        | false                               | false
          json        | []                                  | []
          json        | 1.10                                | 1.10
          json        | 1e20                                | 100000000000000000000
          phone       | "+49 (30) 90-18/20"                 | "+4930901820"
          duration    | "PT90M"                             | "PT1H30M"
          duration    | "P1DT12H"                           | "PT36H"
          duration    | "PT0.500S"                          | "PT0.5S"
          duration    | "-PT60S"                            | "-PT1M"
          duration    | "PT0S"                              | "PT0S"
          geo         | {"type":"Point","coordinates":[13.4,-52.52000659]} | {"type":"Point","coordinates":[13.4,-52.52000659]}
          geo         | {"coordinates":[180,90],"type":"Point"} | {"type":"Point","coordinates":[180,90]}
          vector      | [1,-0.5,0.1]                        | [1,-0.5,0.1]
          photos      | []                                  | []
          uuid        | "0190D9E0-0000-7000-8000-000000000000" | "0190d9e0-0000-7000-8000-000000000000"
          uuid        | "0190d9e0-0000-7000-8000-000000000000" | "0190d9e0-0000-7000-8000-000000000000"
          """)
  void keepsWhatItIsGiven(String field, String given, String kept) {
    var id =
        app.call("POST", "value")
            .json(("{\"" + field + "\":" + given + "}").getBytes(StandardCharsets.UTF_8))
            .send()
            .header("Location")
            .replaceFirst(".*/", "");

    var text = app.get("value/" + id + "?select=" + field).text();

    assertEquals(TestJson.strict("{\"" + field + "\":" + kept + "}"), TestJson.strict(text));
    if (!field.equals("json")) {
      assertEquals(TestJson.strict(text).toString(), text, "as Jackson would write it");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          text        | 7                                   | WRONG_TYPE
          text        | ["a"]                               | WRONG_TYPE
          text        | "\\u0000"                           | BAD_FORMAT
          text        | "a\\ud800b"                         | BAD_FORMAT
          integer     | "4"                                 | WRONG_TYPE
          integer     | 4.5                                 | WRONG_TYPE
          integer     | 9007199254740992                    | WRONG_TYPE
          integer     | 1e300                               | WRONG_TYPE
          decimal     | "1.0000001"                         | OUT_OF_BOUNDS
          decimal     | 1.0000001                           | OUT_OF_BOUNDS
          decimal     | "1e3"                               | BAD_FORMAT
          decimal     | "NaN"                               | BAD_FORMAT
          decimal     | "Infinity"                          | BAD_FORMAT
          decimal     | ""                                  | BAD_FORMAT
          decimal     | "1,5"                               | BAD_FORMAT
          decimal     | true                                | WRONG_TYPE
          decimal     | 1e300                               | WRONG_TYPE
          decimal     | 1e-300                              | WRONG_TYPE
          whole       | "1.5"                               | OUT_OF_BOUNDS
          money       | "1.001"                             | OUT_OF_BOUNDS
          yen         | "0.5"                               | OUT_OF_BOUNDS
          boolean     | "true"                              | WRONG_TYPE
          boolean     | 1                                   | WRONG_TYPE
          date        | "2026-02-30"                        | BAD_FORMAT
          date        | "2026-2-3"                          | BAD_FORMAT
          date        | "0000-01-01"                        | BAD_FORMAT
          date        | "infinity"                          | BAD_FORMAT
          date        | 20260301                            | WRONG_TYPE
          time        | "24:00:00"                          | BAD_FORMAT
          time        | "18:30"                             | BAD_FORMAT
          time        | "18:30:00.1234567"                  | BAD_FORMAT
          dateTime    | "2026-03-01T17:30:00"               | BAD_FORMAT
          dateTime    | "2026-03-01"                        | BAD_FORMAT
          dateTime    | "2026-02-30T17:30:00Z"              | BAD_FORMAT
          dateTime    | "2026-03-01T17:30:00+19:00"         | BAD_FORMAT
          dateTime    | "9999-12-31T23:59:59-12:00"         | BAD_FORMAT
          dateTime    | "0001-01-01T00:00:00+12:00"         | BAD_FORMAT
          email       | "name"                              | BAD_FORMAT
          url         | "javascript:alert(1)"               | BAD_FORMAT
          url         | "https://"                          | BAD_FORMAT
          choice      | "c"                                 | NOT_AN_OPTION
          choice      | 1                                   | NOT_AN_OPTION
          multiSelect | "a"                                 | WRONG_TYPE
          multiSelect | ["c"]                               | NOT_AN_OPTION
          multiSelect | ["a","a"]                           | OUT_OF_BOUNDS
          multiSelect | [null]                              | NOT_AN_OPTION
          multiSelect | ["a","a","a","a"]                   | OUT_OF_BOUNDS
          relation    | "x"                                 | BAD_FORMAT
          relation    | {"id":"x"}                          | WRONG_TYPE
          json        | "\\u0000"                           | BAD_FORMAT
          json        | {"a\\u0000":1}                      | BAD_FORMAT
          json        | ["\\udc00"]                         | BAD_FORMAT
          phone       | "030 901820"                        | BAD_FORMAT
          phone       | "+0 30 901820"                      | BAD_FORMAT
          phone       | "+1234567890123456"                 | BAD_FORMAT
          phone       | 4930901820                          | WRONG_TYPE
          duration    | "1h"                                | BAD_FORMAT
          duration    | "P1M"                               | BAD_FORMAT
          duration    | "PT"                                | BAD_FORMAT
          duration    | "P"                                 | BAD_FORMAT
          duration    | "PT0.0000001S"                      | BAD_FORMAT
          duration    | 90                                  | WRONG_TYPE
          duration    | "PT101H"                            | OUT_OF_BOUNDS
          duration    | "-PT61M"                            | OUT_OF_BOUNDS
          geo         | [13.4,52.5]                         | WRONG_TYPE
          geo         | {"type":"Point"}                    | BAD_FORMAT
          geo         | {"type":"Point","coordinates":[13.4]} | BAD_FORMAT
          geo         | {"type":"Point","coordinates":[13.4,52.5,7]} | BAD_FORMAT
          geo         | {"type":"Point","coordinates":["13.4",52.5]} | BAD_FORMAT
          geo         | {"type":"Point","coordinates":[180.1,52.5]} | BAD_FORMAT
          geo         | {"type":"Point","coordinates":[13.4,-91]} | BAD_FORMAT
          geo         | {"type":"Polygon","coordinates":[13.4,52.5]} | BAD_FORMAT
          geo         | {"type":"Point","coordinates":[13.4,52.5],"bbox":[]} | BAD_FORMAT
          vector      | [1,2]                               | BAD_FORMAT
          vector      | [1,2,3,4]                           | BAD_FORMAT
          vector      | [1,2,"3"]                           | BAD_FORMAT
          vector      | [1,2,1e39]                          | BAD_FORMAT
          vector      | 1                                   | WRONG_TYPE
          photo       | "x"                                 | BAD_FORMAT
          photo       | 7                                   | WRONG_TYPE
          photo       | "0190d9e0-0000-7000-8000-000000000000" | UNKNOWN_FILE
          photos      | ["x"]                               | BAD_FORMAT
          photos      | ["0190d9e0-0000-7000-8000-000000000000"] | UNKNOWN_FILE
          somebody    | "builder:demo"                      | BAD_FORMAT
          somebody    | "member:x"                          | BAD_FORMAT
          numbered    | "V-007"                             | READ_ONLY_FIELD
          auto        | 7                                   | READ_ONLY_FIELD
          quotient    | 7                                   | READ_ONLY_FIELD
          id          | "0190d9e0-0000-7000-8000-000000000000" | READ_ONLY_FIELD
          createdBy   | "somebody"                          | READ_ONLY_FIELD
          nothing     | 7                                   | UNKNOWN_ROW_KEY
          """)
  void refusesWhatDoesNotFit(String field, String given, RequestCode code) {
    var body = ("{\"" + field + "\":" + given + "}").getBytes(StandardCharsets.UTF_8);

    var answer = app.call("POST", "value").json(body).send();

    var fault = assertRefused(code, answer).at("/errors/0");
    assertEquals(field, fault.get("field").textValue());
    assertTrue(fault.get("pointer").textValue().startsWith("/" + field));
  }

  @Test
  void everyFieldMayBeEmptyAndEmptiedAgain() {
    var fields = app.get("value?limit=0");
    assertEquals("[]", fields.text());
    var full =
        app.addId(
            "value",
            """
            {text:'a', longText:'a', markdown:'a', integer:1, decimal:'1', whole:'1', money:'1',
             yen:'1', boolean:true, date:'2026-03-01', time:'18:30:00',
             dateTime:'2026-03-01T17:30:00Z', email:'a@b.c', url:'https://a.b', choice:'a',
             multiSelect:['a'], json:{}, phone:'+4930901820', duration:'PT1H',
             geo:{type:'Point', coordinates:[1,2]}, vector:[1,2,3], photos:[], uuid:'0190d9e0-0000-7000-8000-000000000000'}
            """);
    var row = (ObjectNode) app.get("value/" + full).json();

    var emptied = TestJson.json("{}").deepCopy();
    row.properties().stream()
        .filter(member -> !isEngines(member.getKey()))
        .forEach(member -> ((ObjectNode) emptied).putNull(member.getKey()));
    app.patch("value/" + full, emptied.toString());

    var after = (ObjectNode) app.get("value/" + full).json();
    after.properties().stream()
        .filter(member -> !isEngines(member.getKey()))
        .forEach(member -> assertTrue(member.getValue().isNull(), member.getKey()));
  }

  private static boolean isEngines(String key) {
    return switch (key) {
      case "id", "createdAt", "createdBy", "updatedAt", "version", "auto", "numbered" -> true;
      case "quotient", "upper", "later", "twice" -> true;
      default -> false;
    };
  }

  @Test
  void anExpressionWithoutAnAnswerHasNoValue() {
    var zero = computed("{integer:0, decimal:'1'}");
    var third = computed("{integer:3, decimal:'1', text:'a'}");
    var even = computed("{integer:2, decimal:'5', boolean:true}");

    assertTrue(zero.get("quotient").isNull());
    assertEquals("0.333333333333", third.get("quotient").textValue());
    assertEquals("a!", third.get("upper").textValue());
    assertEquals("2.5", even.get("quotient").textValue());
    assertTrue(even.get("later").booleanValue());
  }

  private JsonNode computed(String body) {
    return app.add("value", body);
  }

  @Test
  void aRowMayReferToItself() {
    var id = app.addId("value", "{text:'self'}");

    app.patch("value/" + id, "{relation:'" + id + "'}");

    assertEquals(
        "self",
        app.get("value/" + id + "?select=relation(text,relation)")
            .json()
            .at("/relation/text")
            .textValue());
  }
}
