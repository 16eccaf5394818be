package dev.libretto.server.isolation;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestBrowser;
import dev.libretto.server.fixture.TestBuilder;
import dev.libretto.server.fixture.TestEngine;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An app from {@code vault.json}. Two of them show the same to everybody but their builder; what is
 * hidden differs, and every hidden text holds {@link #CANARY}.
 */
final class Vault {

  /** In every hidden text. */
  static final String CANARY = "canary5e1f";

  /** A hidden number. */
  static final String NUMBER = "918273";

  /** An id no row ever had. */
  static final String NEVER = "0190d9e0-ffff-7000-8000-00000000dead";

  /** The mail address of a member of every app there is. */
  final String email = "same-" + UUID.randomUUID() + "@example.org";

  final TestEngine engine;
  final TestBuilder owner;
  final TestApp app;

  /** Ids, tokens and instants by what tests call them. */
  private final Map<String, String> names = new LinkedHashMap<>();

  private Vault(TestEngine engine, TestBuilder owner, String name, String visibility) {
    this.engine = engine;
    this.owner = owner;
    this.app =
        engine.publishText(
            owner,
            TestEngine.resource("vault.json")
                .replace("\"name\": \"vault\"", "\"name\": \"" + name + "\"")
                .replace("\"visibility\": \"public\"", "\"visibility\": \"" + visibility + "\""));
    names.put("never", NEVER);
    names.put("token", "n".repeat(43));
  }

  /** An app with the rows that show, and one of two sets of those that do not. */
  static Vault furnished(
      TestEngine engine, TestBuilder owner, String name, String visibility, boolean other) {
    var vault = new Vault(engine, owner, name, visibility);
    vault.furnish(other);
    return vault;
  }

  /** An app with nothing in it. */
  static Vault empty(TestEngine engine, TestBuilder owner, String name, String visibility) {
    return new Vault(engine, owner, name, visibility);
  }

  private void furnish(boolean other) {
    var hidden = other ? CANARY + "-other" : CANARY + "-first";
    var number = other ? "7" : NUMBER;
    add("hall", "room", "{name:'hall', area:10, code:'%s', size:%s}".formatted(hidden, number));
    add("yard", "room", "{name:'yard', area:20, code:'%s', size:1}".formatted(hidden));
    add("held", "room", "{name:'held', area:30}");
    add("heldUnseen", "room", "{name:'heldUnseen', area:30}");
    add("cellar", "room", "{name:'%s', open:false, area:%s}".formatted(hidden, number));
    add("attic", "room", "{name:'%s-2', open:false, area:3, size:%s}".formatted(hidden, number));
    add("pit", "room", "{name:'%s-pit', open:false}".formatted(hidden));
    add(
        "one",
        "item",
        ("{title:'one', isbn:'v-1', rank:1, room:'{hall}', rooms:[%s], lair:'%s', secret:'%s-1',"
                + " price:%s, phone:'%s', spot:{type:'Point', coordinates:[%s, 52]}, taste:[%s, 1],"
                + " marks:['%s'], facts:{a:'%s'}}")
            .formatted(
                other ? "'{hall}'" : "'{cellar}','{hall}','{attic}'",
                other ? "{attic}" : "{cellar}",
                hidden,
                number,
                hidden,
                other ? "13" : "-167",
                other ? "1" : "-1",
                other ? "a" : "b",
                hidden));
    add(
        "two",
        "item",
        ("{title:'two', isbn:'v-2', rank:2, room:'{cellar}', rooms:['{yard}'], secret:'%s-2',"
                + " price:%s, phone:'%s', spot:{type:'Point', coordinates:[%s, 52]}, taste:[%s, 1]}")
            .formatted(
                other ? "a" + hidden : "z" + hidden,
                other ? "9007199254740991" : "0",
                hidden,
                other ? "-167" : "13",
                other ? "-1" : "1"));
    add(
        "three",
        "item",
        "{title:'three', rank:3, room:'{hall}', secret:'m%s', price:%s, shown:true, phone:'p-3'}"
            .formatted(hidden, other ? "1" : "-5"));
    add("holding", "item", "{title:'holding', room:'{held}'}");
    add(
        "hidden",
        "item",
        "{title:'%s', isbn:'h-1', open:false, rank:%s, room:'{heldUnseen}', price:%s}"
            .formatted(hidden, number, number));
    if (!other) {
      add(
          "hidden2",
          "item",
          "{title:'%s-3', open:false, rank:5, room:'{hall}', price:600}".formatted(hidden));
    }
    add("ticket", "ticket", "{title:'ticket'}");
    add("moved", "ticket", "{title:'moved'}");
    add("hiddenTicket", "ticket", "{title:'%s', open:false}".formatted(hidden));
    add("task", "task", "{title:'task', room:'{hall}', rooms:['{hall}','{cellar}','{attic}']}");
    names.put("then", now());
    // The same number of changes, so that versions do not differ.
    change("item/{one}", "{secret:'%s-4', open:false}".formatted(hidden));
    change("item/{one}", "{price:%s, open:true}".formatted(other ? "12" : NUMBER));
    change("item/{three}", (other ? "{price:4}" : "{secret:'%s'}").formatted(hidden));
    change("ticket/{moved}", other ? "{title:'moved'}" : "{status:'filed'}");
    change("room/{hall}", "{code:'%s-5', size:%s}".formatted(hidden, number));
    add(
        "trashed",
        "item",
        "{title:'trashed', isbn:'v-9', secret:'%s', phone:'%s'}".formatted(hidden, hidden));
    add("hiddenTrashed", "item", "{title:'%s', open:false, secret:'%s'}".formatted(hidden, hidden));
    delete("item/{trashed}");
    delete("item/{hiddenTrashed}");
  }

  /** The time as requests write it. */
  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
  }

  private void add(String label, String table, String body) {
    names.put(label, app.asBuilder().addId(table, fill(body)));
  }

  private void change(String path, String body) {
    right(app.asBuilder().patch(fill(path), body));
  }

  private void delete(String path) {
    right(app.asBuilder().delete(fill(path)));
  }

  private static void right(Answer answer) {
    if (answer.status() / 100 != 2) {
      throw new AssertionError(answer.toString());
    }
  }

  /** Remembers what a placeholder stands for. */
  void name(String name, String value) {
    names.put(name, value);
  }

  String named(String name) {
    var value = names.get(name);
    if (value == null) {
      throw new AssertionError("nothing is called " + name);
    }
    return value;
  }

  /** The text with what stands for names put in. */
  String fill(String text) {
    var filled = text;
    for (var name : names.entrySet()) {
      filled = filled.replace("{" + name.getKey() + "}", name.getValue());
    }
    return filled
        .replace("{rest}", app.rest())
        .replace("{base}", app.base())
        .replace("{office}", "/api/v1/apps" + app.base().substring(2))
        .replace("{user}", owner.name());
  }

  /** The text with names in place of what is different in each app and at each time. */
  String plain(String text) {
    var plain = text;
    for (var name : names.entrySet()) {
      plain = plain.replace(name.getValue(), "{" + name.getKey() + "}");
    }
    return plain
        .replace(owner.name(), "{user}")
        .replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z", "{instant}")
        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "{id}")
        .replaceAll("\"seq\":\\d+", "\"seq\":0")
        .replaceAll("\"csrf\":\"[^\"]+\"", "\"csrf\":\"\"");
  }

  /** A key of the app. */
  String key(String label, String body) {
    var answer = office("POST", "/keys", body);
    names.put(label + "Id", answer.json().get("id").textValue());
    return answer.json().get("key").textValue();
  }

  /** What the builder does about the app. */
  Answer office(String method, String path, String body) {
    var call =
        engine.console(method, fill("{office}") + path).header("Authorization", owner.bearer());
    var answer = body.isEmpty() ? call.send() : call.json(body).send();
    right(answer);
    return answer;
  }

  /** Makes the address a member's and signs them in. */
  TestBrowser member(String address, String roles) {
    var before = invite(address, roles);
    var browser = new TestBrowser(engine);
    var answer = browser.submit(fill("{base}/auth/invite/" + before), "");
    if (answer.status() != 303) {
      throw new AssertionError(answer.toString());
    }
    return browser;
  }

  /** Makes the address a member's; the token of the invitation. */
  String invite(String address, String roles) {
    var id =
        office("POST", "/members", "{email:'" + address + "', roles:[" + roles + "]}")
            .json()
            .get("id")
            .textValue();
    names.put("member", id);
    return mailed(address, "invite");
  }

  /** The token of the first link or invitation to this app that was sent to the address. */
  String mailed(String address, String kind) {
    var start = app.base() + "/auth/" + kind + "/";
    for (var count = 1; ; count++) {
      var mail = TestEngine.mail().awaitTo(address, count).get(count - 1);
      if (mail.source().contains(start)) {
        return mail.find(start + "([A-Za-z0-9_-]{43})");
      }
    }
  }

  /** Everything the builder sees of the app's rows. */
  String everything() {
    var all = new StringBuilder();
    for (var table : new String[] {"room", "item", "ticket", "task"}) {
      all.append(app.asBuilder().get(table + "?order=id").text());
    }
    return all.append(app.asBuilder().get("item/trash").text()).toString();
  }
}
