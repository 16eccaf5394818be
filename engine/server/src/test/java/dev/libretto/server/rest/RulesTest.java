package dev.libretto.server.rest;

import static dev.libretto.server.fixture.RestAssertions.assertJson;
import static dev.libretto.server.fixture.RestAssertions.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.problem.RequestCode;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whom the tables' rules allow what, and that hidden rows show nowhere. */
final class RulesTest {

  private final TestEngine engine = TestEngine.shared();
  private final TestApp app = engine.publish("rules.json");
  private final TestApp builder = app.asBuilder();
  private final TestApp somebody = app.as(engine.builder());
  private final TestApp somebodyElse = app.as(engine.builder());

  @Test
  void aTableWithoutRulesIsItsBuildersAlone() {
    assertRefused(RequestCode.NOT_SIGNED_IN, app.get("vault"));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.post("vault", "{secret:'x'}"));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.delete("vault?secret=eq.x"));
    assertRefused(RequestCode.FORBIDDEN, somebody.get("vault"));
    assertRefused(RequestCode.FORBIDDEN, somebody.post("vault", "{secret:'x'}"));
    assertEquals(201, builder.post("vault", "{secret:'x'}").status());
    assertEquals(List.of("x"), builder.column("secret", "vault"));
  }

  @Test
  void aRuleFollowsRelationsToRowsTheCallerCannotSee() {
    var open = builder.addId("project", "{name:'open'}");
    var inside = builder.addId("project", "{name:'x',lead:'Ann',within:'%s'}".formatted(open));
    var far = builder.addId("project", "{name:'y',lead:'Ann',within:'%s'}".formatted(inside));
    builder.add("task", "{what:'a',project:'%s'}".formatted(open));
    var b = builder.addId("task", "{what:'b',project:'%s'}".formatted(inside));
    builder.add("task", "{what:'c',project:'%s'}".formatted(far));

    assertEquals(List.of("a", "b"), app.column("what", "task?order=what"));
    assertEquals(204, app.patch("task/" + b, "{what:'b2'}").status());
    // The rule holds for the row as it becomes, too.
    assertRefused(
        RequestCode.NOT_SIGNED_IN, app.patch("task/" + b, "{project:'%s'}".formatted(open)));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.delete("task/" + b));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.get("project"));
  }

  @Test
  void whoIsNotSignedInIsToldHow() {
    assertEquals("Bearer realm=\"libretto\"", app.get("vault").header("WWW-Authenticate"));
  }

  @Test
  void readsOnlyOwnRecords() {
    somebody.add("diary", "{entry:'mine'}");
    somebodyElse.add("diary", "{entry:'yours'}");

    assertEquals(List.of("mine"), somebody.column("entry", "diary"));
    assertEquals(List.of("yours"), somebodyElse.column("entry", "diary"));
    assertEquals(List.of("mine", "yours"), builder.column("entry", "diary?order=entry"));
    assertEquals(List.of(), app.column("entry", "diary"));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.post("diary", "{entry:'nobody'}"));
  }

  @Test
  void aRowIsChangedByItsOwnerAndDeletedByTheBuilder() {
    var id = somebody.addId("diary", "{entry:'mine'}");

    assertEquals(204, somebody.patch("diary/" + id, "{entry:'still mine'}").status());
    assertRefused(RequestCode.ROW_NOT_FOUND, somebodyElse.patch("diary/" + id, "{entry:'x'}"));
    assertRefused(RequestCode.FORBIDDEN, somebody.delete("diary/" + id));
    assertEquals(204, builder.delete("diary/" + id).status());
  }

  @Test
  void aRuleForNewRowsLooksAtTheNewRow() {
    assertEquals(201, app.post("ballot", "{choice:'somebody'}").status());
    assertRefused(RequestCode.NOT_SIGNED_IN, app.post("ballot", "{choice:'nobody'}"));
    assertRefused(
        RequestCode.NOT_SIGNED_IN, app.post("ballot", "[{choice:'somebody'},{choice:'nobody'}]"));
    assertEquals(1, builder.get("ballot").json().size());
  }

  @Test
  void aRuleForChangesHoldsBeforeAndAfter() {
    var open = app.addId("ballot", "{choice:'open'}");
    var closed = app.addId("ballot", "{choice:'closed'}");

    assertRefused(RequestCode.NOT_SIGNED_IN, app.patch("ballot/" + open, "{choice:'closed'}"));
    assertRefused(RequestCode.NOT_SIGNED_IN, app.patch("ballot/" + closed, "{choice:'open'}"));
    assertEquals(204, app.patch("ballot/" + open, "{choice:'open'}").status());
    assertEquals(
        "*/*", app.patch("ballot?choice=eq.closed", "{choice:'open'}").header("Content-Range"));
  }

  @Test
  void hiddenRowsAreNotThere() {
    var hidden = new Hidden();

    assertEquals(List.of("seen"), app.column("text", "note"));
    assertRefused(RequestCode.ROW_NOT_FOUND, app.get("note/" + hidden.note));
    assertEquals(List.of(), app.column("text", "note?id=eq." + hidden.note));
    assertEquals(List.of("hidden", "seen"), builder.column("text", "note?order=text"));
  }

  @Test
  void hiddenRowsDoNotCount() {
    new Hidden();

    var counted = app.call("GET", "note?limit=0").header("Prefer", "count=exact").send();

    assertEquals("*/1", counted.header("Content-Range"));
  }

  @Test
  void filtersSayNothingAboutHiddenRows() {
    new Hidden();

    for (var filter :
        List.of(
            "text=eq.hidden",
            "text=like.hid*",
            "hidden=is.true",
            "rank=gt.5",
            "or=(rank.gt.5,text.eq.hidden)",
            "not.and=(text.eq.seen,hidden.is.false)",
            "text=neq.seen",
            "order=rank.desc&limit=1&text=neq.seen")) {
      assertEquals(List.of(), app.column("text", "note?" + filter), filter);
    }
  }

  @Test
  void ordersSayNothingAboutHiddenRows() {
    new Hidden();

    assertEquals(List.of("seen"), app.column("text", "note?order=rank.desc&limit=1"));
    assertEquals("[]", app.get("note?order=rank.desc&offset=1").text());
  }

  @Test
  void embedsShowNothingOfHiddenRows() {
    var hidden = new Hidden();

    assertJson("[{text:'seen', owner:null}]", app.get("note?select=text,owner(name)&text=eq.seen"));
    assertEquals(
        "ghost",
        builder
            .get("note/" + hidden.seen + "?select=owner(name)")
            .json()
            .at("/owner/name")
            .textValue());
  }

  @Test
  void writesDoNotReachHiddenRowsAndDoNotCountThem() {
    var hidden = new Hidden();

    var patch = app.patch("note?rank=gt.0", "{rank:1}");
    var delete = app.delete("note?text=eq.hidden");
    var representation =
        app.call("PATCH", "note?rank=gte.0")
            .header("Prefer", "return=representation")
            .json("{rank:1}")
            .send();

    assertEquals("0-0/*", patch.header("Content-Range"));
    assertEquals("*/*", delete.header("Content-Range"));
    assertEquals(List.of("seen"), representation.column("text"));
    assertRefused(RequestCode.ROW_NOT_FOUND, app.patch("note/" + hidden.note, "{rank:1}"));
    assertRefused(RequestCode.ROW_NOT_FOUND, app.delete("note/" + hidden.note));
    assertEquals("9", builder.get("note/" + hidden.note).json().get("rank").asText());
  }

  @Test
  void aVersionOfAHiddenRowCannotBeProbed() {
    var hidden = new Hidden();

    for (var version : List.of("\"1\"", "\"2\"", "*")) {
      assertRefused(
          RequestCode.ROW_NOT_FOUND,
          app.call("PATCH", "note/" + hidden.note)
              .header("If-Match", version)
              .json("{rank:1}")
              .send());
      assertRefused(
          RequestCode.ROW_NOT_FOUND,
          app.call("GET", "note/" + hidden.note).header("If-None-Match", version).send());
    }
  }

  @Test
  void aConflictWithAHiddenRowAnswersLikeAnyOther() {
    new Hidden();

    var withHidden = app.post("note", "{text:'hidden'}");
    var withSeen = app.post("note", "{text:'seen'}");

    assertRefused(RequestCode.NOT_UNIQUE, withHidden);
    assertEquals(withSeen.text(), withHidden.text());
  }

  @Test
  void aRowThatHiddenRowsReferToIsKeptWithoutQuotingThem() {
    var owner = app.addId("owner", "{name:'shown'}");
    builder.add("note", "{text:'secret text', hidden:true, owner:'" + owner + "'}");

    var answer = app.delete("owner/" + owner);

    assertRefused(RequestCode.STILL_REFERENCED, answer);
    assertTrue(!answer.text().contains("secret"), answer::toString);
  }

  @Test
  void whoMayWriteARowSeesWhatWasWritten() {
    var answer =
        app.call("POST", "note?select=text,hidden")
            .header("Prefer", "return=representation")
            .json("{text:'into the dark', hidden:true}")
            .send();

    assertJson("[{text:'into the dark', hidden:true}]", answer);
    assertEquals(List.of(), app.column("text", "note"));
  }

  /** One note that is seen, with an owner who is not, and one that is not seen. */
  private final class Hidden {
    final String ghost = builder.addId("owner", "{name:'ghost', hidden:true}");
    final String seen = builder.addId("note", "{text:'seen', rank:1, owner:'" + ghost + "'}");
    final String note = builder.addId("note", "{text:'hidden', hidden:true, rank:9}");
  }
}
