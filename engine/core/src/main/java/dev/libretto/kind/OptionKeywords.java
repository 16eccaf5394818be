package dev.libretto.kind;

import dev.libretto.definition.FieldType.Option;
import dev.libretto.json.Json;
import java.util.List;

/** What schemas, bounds and pages say of the options of a choice. */
final class OptionKeywords {

  private OptionKeywords() {}

  static List<String> values(List<Option> options) {
    return options.stream().map(Option::value).toList();
  }

  static Json schema(List<Option> options) {
    return new Json.Arr(options.stream().map(option -> Json.of(option.value())).toList());
  }

  static Json page(List<Option> options) {
    return new Json.Arr(
        options.stream()
            .<Json>map(option ->
                new Json.Obj(
                    new Keywords()
                        .text("value", option.value())
                        .text("label", option.label())
                        .text("tone", option.tone())
                        .members()))
            .toList());
  }
}
