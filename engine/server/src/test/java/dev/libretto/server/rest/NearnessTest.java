package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows near a point, and rows whose vectors are near each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NearnessTest {

  private static final String BERLIN = "13.405,52.52";

  private final TestApp app = TestEngine.shared().publish("nearness.json");

  @BeforeAll
  void addRows() {
    place("Potsdam", "[13.0635,52.3989]", "[1,0]");
    place("Paris", "[2.3522,48.8566]", "[0,1]");
    place("Vienna", "[16.3738,48.2082]", "[10,10]");
    place("Suva", "[178.4419,-18.1416]", "[-1,0]");
    app.add("place", "{name:'Nowhere'}");
  }

  private void place(String name, String point, String numbers) {
    app.add(
        "place",
        "{name:'%s', at:{type:'Point', coordinates:%s}, angle:%s, line:%s, product:%s}"
            .formatted(name, point, numbers, numbers, numbers));
  }

  @Test
  void ordersByTheDistanceFromAPoint() {
    assertEquals(
        List.of("Potsdam", "Vienna", "Paris", "Suva", "Nowhere"),
        app.column("name", "place?order=at.distance(" + BERLIN + ")"));
    assertEquals(
        List.of("Suva", "Paris"),
        app.column("name", "place?order=at.distance(" + BERLIN + ").desc.nullslast&limit=2"));
  }

  /** Berlin to Vienna is 523.6 km and to Paris 877.5 km on the sphere; over the date line, too. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          at=within.(13.405,52.52,523000)            | Potsdam
          at=within.(13.405,52.52,524500)            | Potsdam,Vienna
          at=within.(13.405,52.52,877000)            | Potsdam,Vienna
          at=within.(13.405,52.52,878500)            | Paris,Potsdam,Vienna
          at=within.(-179.9,-18.1416,180000)         | Suva
          at=not.within.(13.405,52.52,878500)        | Suva
          or=(at.within.(2.3522,48.8566,1),name.eq.Suva) | Paris,Suva
          at=within.(13.0635,52.3989,0)              | Potsdam
          """)
  void findsWhatIsWithinSoManyMetres(String filter, String found) {
    assertEquals(List.of(found.split(",")), app.column("name", "place?order=name&" + filter));
  }

  @Test
  void ordersByTheNearnessOfVectors() {
    assertEquals(
        List.of("Potsdam", "Vienna", "Paris", "Suva", "Nowhere"),
        app.column("name", "place?order=angle.nearest([1,0])"));
    assertEquals(
        List.of("Potsdam", "Paris", "Suva", "Vienna", "Nowhere"),
        app.column("name", "place?order=line.nearest([1,0])"));
    assertEquals(
        List.of("Vienna", "Potsdam", "Paris", "Suva", "Nowhere"),
        app.column("name", "place?order=product.nearest([1,0])"));
    assertEquals(
        List.of("Nowhere", "Vienna"),
        app.column("name", "place?order=line.nearest([1e0,-0.0]).desc,name&limit=2"));
  }

  @Test
  void answersVectorsOnlyByName() {
    var row = app.get("place?name=eq.Paris").json().get(0);

    assertTrue(row.has("at"));
    assertFalse(row.has("line"));
    assertEquals("[{\"line\":[0,1]}]", app.get("place?name=eq.Paris&select=line").text());
    assertFalse(app.get("place?select=*&limit=1").json().get(0).has("angle"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          order=at                        | BAD_ORDER
          order=line                      | BAD_ORDER
          order=at.distance(1)            | BAD_ORDER
          order=at.distance(1,2,3)        | BAD_ORDER
          order=at.distance(1,91)         | BAD_ORDER
          order=at.distance(a,b)          | BAD_ORDER
          order=at.distance(NaN,1)        | BAD_ORDER
          order=at.distance()             | BAD_ORDER
          order=at.nearest([1,2])         | BAD_ORDER
          order=line.nearest([1])         | BAD_ORDER
          order=line.nearest([1,2,3])     | BAD_ORDER
          order=line.nearest([1,1e99])    | BAD_ORDER
          order=line.nearest(1,2)         | BAD_ORDER
          order=line.nearest([])          | BAD_ORDER
          order=line.near([1,2])          | BAD_ORDER
          order=name.distance(1,2)        | BAD_ORDER
          order=at.desc.distance(1,2)     | BAD_ORDER
          order=at.distance(1,2           | BAD_ORDER
          at=within.(1,2)                 | BAD_VALUE
          at=within.(1,2,-3)              | BAD_VALUE
          at=within.(181,2,3)             | BAD_VALUE
          at=within.1,2,3                 | BAD_VALUE
          at=within.(1,2,1e300)           | BAD_VALUE
          at=within.(1,2,3                | BAD_FILTER
          name=within.(1,2,3)             | UNKNOWN_OPERATOR
          at=eq.1                         | UNKNOWN_OPERATOR
          line=in.(1)                     | UNKNOWN_OPERATOR
          """)
  void refusesWhatIsNoPlace(String query, RequestCode code) {
    assertRefused(code, app.get("place?" + query));
  }
}
