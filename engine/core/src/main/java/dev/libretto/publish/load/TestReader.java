package dev.libretto.publish.load;

import dev.libretto.definition.TestDefinition;
import dev.libretto.definition.TestDefinition.Action;
import dev.libretto.definition.TestDefinition.Expectation;
import dev.libretto.definition.TestDefinition.Given;
import dev.libretto.definition.TestDefinition.Principal;
import dev.libretto.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the tests of a definition. */
final class TestReader {

  /** What a test calls the member it does not name. */
  private static final String SOMEBODY = "somebody";

  private TestReader() {}

  static TestDefinition test(Members test) {
    return new TestDefinition(
        test.at(),
        test.required("name"),
        test.each("given", TestReader::given),
        principal(test),
        test.text("now"),
        actions(test.child("when")),
        expectation(test.child("then")));
  }

  private static Given given(Members row) {
    return new Given(row.at(), row.required("table"), row.text("as"), row.text("by"), values(row));
  }

  private static Principal principal(Members test) {
    if (test.json("as") instanceof Json.Obj) {
      var as = test.child("as");
      return new Principal.Member(
          as.at(),
          as.text("member", SOMEBODY),
          as.text("email"),
          as.text("role"),
          as.texts("roles"));
    }
    return "builder".equals(test.text("as")) ? new Principal.Builder() : new Principal.Anonymous();
  }

  private static List<Action> actions(Members when) {
    var actions = new ArrayList<Action>();
    for (var key : when.object().members().keySet()) {
      var one = when.child(key);
      switch (key) {
        case "read" ->
            actions.add(new Action.Read(one.at(), one.required("table"), one.text("filter", "")));
        case "create" ->
            actions.add(new Action.Create(one.at(), one.required("table"), values(one)));
        case "update" ->
            actions.add(
                new Action.Update(
                    one.at(), one.required("table"), one.required("row"), values(one)));
        case "delete" ->
            actions.add(new Action.Delete(one.at(), one.required("table"), one.required("row")));
        case "transition" ->
            actions.add(new Action.Transition(one.at(), one.required("name"), one.required("row")));
        default -> {
          // A key of the author's own, which changes nothing.
        }
      }
    }
    return actions;
  }

  private static Expectation expectation(Members then) {
    return new Expectation(
        then.at(), then.json("rows"), then.flag("denied"), then.text("problem"), then.json("row"));
  }

  private static Json.Obj values(Members of) {
    return of.json("values") instanceof Json.Obj values ? values : new Json.Obj(Map.of());
  }
}
