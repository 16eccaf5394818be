package dev.libretto.publish.load;

import static dev.libretto.problem.DefinitionCode.BAD_FORM;
import static dev.libretto.problem.DefinitionCode.BAD_LENGTH;
import static dev.libretto.problem.DefinitionCode.MISSING_KEY;
import static dev.libretto.problem.DefinitionCode.NOT_A_CHOICE;
import static dev.libretto.problem.DefinitionCode.OUT_OF_BOUNDS;
import static dev.libretto.problem.DefinitionCode.REPEATED_ITEM;
import static dev.libretto.problem.DefinitionCode.WRONG_TYPE;

import dev.libretto.json.Json;
import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import dev.libretto.problem.Suggestion;
import dev.libretto.publish.load.Shape.Keywords;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Walks a document along the schema and says in an author's words what does not fit, all at once.
 * It accepts and refuses exactly what a JSON Schema validator does with the same file.
 */
final class ShapeCheck {

  private final DefinitionShape shape;
  private final SourceMap source;
  private final ProblemList problems;

  /** What the walk is within, the innermost first. */
  private final Deque<Keywords> within = new ArrayDeque<>();

  private ShapeCheck(DefinitionShape shape, SourceMap source) {
    this.shape = shape;
    this.source = source;
    this.problems = new ProblemList(source.text());
  }

  static List<Problem> check(DefinitionShape shape, Json document, SourceMap source) {
    var walk = new ShapeCheck(shape, source);
    walk.value(shape.root(), document, Pointer.ROOT, "the document");
    return walk.problems.sorted();
  }

  /** Checks a value; {@code name} is what to call it in a sentence. */
  private void value(Keywords keywords, Json json, Pointer at, String name) {
    if (!Words.hasType(json, keywords.types())) {
      error(
          WRONG_TYPE,
          at,
          sentence(name)
              + " must be "
              + Words.types(keywords.types())
              + ", not "
              + Words.of(json)
              + ".",
          json instanceof Json.Null ? "Leave the key out instead." : keywords.description());
      return;
    }
    choice(keywords, json, at, name);
    switch (json) {
      case Json.Str text -> text(keywords, text.value(), at, name);
      case Json.Num number -> number(keywords, number.value(), at, name);
      case Json.Arr list -> list(keywords, list.items(), at, name);
      case Json.Obj object -> object(keywords, object, at);
      case Json.Bool _, Json.Null _ -> {}
    }
  }

  private void choice(Keywords keywords, Json json, Pointer at, String name) {
    List<Json> allowed =
        keywords.constant() != null ? List.of(keywords.constant()) : keywords.choices();
    if (!allowed.isEmpty() && !allowed.contains(json)) {
      refuseChoice(at, name, json, allowed.stream().map(Words::plain).toList());
    }
  }

  private void refuseChoice(Pointer at, String name, Json json, List<String> allowed) {
    String message = sentence(name) + " cannot be " + Words.quoted(json) + ".";
    error(NOT_A_CHOICE, at, message, Words.oneOf(Words.plain(json), allowed));
  }

  private void text(Keywords keywords, String text, Pointer at, String name) {
    if (keywords.pattern() != null && !keywords.pattern().matcher(text).find()) {
      String message = sentence(name) + " cannot be " + Words.quoted(Json.of(text)) + ".";
      error(BAD_FORM, at, message, "It must be " + keywords.form() + ".");
    }
    int length = text.codePointCount(0, text.length());
    var bounds = keywords.bounds();
    outside(bounds.minLength(), bounds.maxLength(), BigDecimal.valueOf(length))
        .ifPresent(bound ->
            error(
                BAD_LENGTH,
                at,
                sentence(name)
                    + " must have "
                    + Words.counted(bound, "character")
                    + "; here it has "
                    + length
                    + ".",
                null));
  }

  private void number(Keywords keywords, BigDecimal number, Pointer at, String name) {
    outside(keywords.bounds().minimum(), keywords.bounds().maximum(), number)
        .ifPresent(bound ->
            error(
                OUT_OF_BOUNDS,
                at,
                sentence(name) + " must be " + bound + "; here it is " + number + ".",
                null));
  }

  private void list(Keywords keywords, List<Json> items, Pointer at, String name) {
    var bounds = keywords.bounds();
    outside(bounds.minItems(), bounds.maxItems(), BigDecimal.valueOf(items.size()))
        .ifPresent(bound ->
            error(
                BAD_LENGTH,
                at,
                sentence(name)
                    + " must have "
                    + Words.counted(bound, "element")
                    + "; here it has "
                    + items.size()
                    + ".",
                null));
    var seen = new HashSet<Json>();
    for (int i = 0; i < items.size(); i++) {
      Json item = items.get(i);
      if (keywords.uniqueItems() && !seen.add(item)) {
        error(REPEATED_ITEM, at.child(i), Words.quoted(item) + " stands twice in this list.", null);
      }
      if (keywords.items() != null) {
        value(shape.resolve(keywords.items()), item, at.child(i), "an element of " + name);
      }
    }
  }

  private void object(Keywords keywords, Json.Obj object, Pointer at) {
    if (keywords.branches().isEmpty()) {
      members(keywords, object, at, List.of());
      return;
    }
    List<Keywords> branches = keywords.branches().stream().map(shape::resolve).toList();
    String key = keywords.required().getFirst();
    List<Json> known = branches.stream().map(branch -> tag(branch, key)).toList();
    Json tag = object.members().get(key);
    if (tag == null) {
      List<String> choices = known.stream().map(Words::plain).toList();
      error(MISSING_KEY, at, missing(keywords, key), "One of " + String.join(", ", choices) + ".");
    } else if (!(tag instanceof Json.Str)) {
      String message = "`" + key + "` must be text, not " + Words.of(tag) + ".";
      error(WRONG_TYPE, at.child(key), message, null);
    } else if (!known.contains(tag)) {
      refuseChoice(at.child(key), "`" + key + "`", tag, known.stream().map(Words::plain).toList());
    } else {
      members(branches.get(known.indexOf(tag)), object, at, branches);
    }
  }

  private Json tag(Keywords branch, String key) {
    Shape property = branch.properties().get(key);
    Json constant = property == null ? null : shape.resolve(property).constant();
    return constant == null ? Json.NULL : constant;
  }

  private void members(Keywords keywords, Json.Obj object, Pointer at, List<Keywords> siblings) {
    for (String key : keywords.required()) {
      if (!object.members().containsKey(key)) {
        Shape property = keywords.properties().get(key);
        String hint = property == null ? null : shape.resolve(property).description();
        error(MISSING_KEY, at, missing(keywords, key), hint);
      }
    }
    within.push(keywords);
    for (Map.Entry<String, Json> member : object.members().entrySet()) {
      String key = member.getKey();
      Shape property = keywords.properties().get(key);
      if (property != null) {
        value(shape.resolve(property), member.getValue(), at.child(key), "`" + key + "`");
      } else if (keywords.closed()
          && (keywords.freePrefix() == null || !key.startsWith(keywords.freePrefix()))) {
        unknownKey(keywords, key, at.child(key), siblings);
      }
    }
    within.pop();
  }

  private void unknownKey(Keywords keywords, String key, Pointer at, List<Keywords> siblings) {
    List<String> owners =
        siblings.stream()
            .filter(branch -> branch.properties().containsKey(key))
            .map(Keywords::title)
            .toList();
    String hint =
        owners.isEmpty()
            ? outer(key).orElseGet(() -> known(keywords, key))
            : "It belongs to "
                + Words.with(owners.getFirst())
                + (owners.size() > 1 ? " and others." : ".");
    String message =
        sentence(Words.with(keywords.title())) + " has no key " + Words.name(key) + ".";
    problems.add(
        new Problem(
            DefinitionCode.UNKNOWN_KEY, Severity.ERROR, source.keyPlace(at), message, hint));
  }

  /** A key of what this is within stands one level too deep. */
  private Optional<String> outer(String key) {
    return within.stream()
        .skip(1)
        .filter(outer -> outer.properties().containsKey(key))
        .findFirst()
        .map(outer -> "It is a key of the " + outer.title() + " around this: write it there.");
  }

  private static String known(Keywords keywords, String key) {
    var known = List.copyOf(keywords.properties().keySet());
    return Suggestion.hint(key, known)
        .orElse("It knows " + String.join(", ", known) + "; keys of your own start with x-.");
  }

  private static String missing(Keywords keywords, String key) {
    return "This " + keywords.title() + " has no `" + key + "`.";
  }

  /** Which bound a number breaks, in words. */
  private static Optional<String> outside(
      @Nullable BigDecimal least, @Nullable BigDecimal most, BigDecimal number) {
    if (least != null && number.compareTo(least) < 0) {
      return Optional.of("at least " + least.toPlainString());
    }
    if (most != null && number.compareTo(most) > 0) {
      return Optional.of("at most " + most.toPlainString());
    }
    return Optional.empty();
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private void error(DefinitionCode code, Pointer at, String message, @Nullable String hint) {
    problems.add(new Problem(code, Severity.ERROR, source.place(at), message, hint));
  }
}
