package dev.libretto.rows.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.plan.Operand;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.util.Optional;

/** Reads a value written as text in an address as the Java type of what it is compared with. */
final class TextValue {

  private static final ObjectReader JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build()
          .reader();

  private TextValue() {}

  /** The value, or a refusal that says what the column takes. */
  static Object parse(Operand operand, String text) {
    var value =
        operand.isField()
            ? operand.kind().parse(text)
            : switch (operand.type()) {
              case TEXT -> Optional.<Object>of(text);
              case JSON -> json(operand, text);
              default -> operand.kind().parse(text);
            };
    return value.orElseThrow(() ->
        Refusal.of(
                RequestCode.BAD_VALUE,
                "The column '" + operand.field().name() + "' cannot be compared with this value",
                operand.isField()
                    ? "It takes " + operand.kind().comparand()
                    : "Write a JSON value, or ->> before the last step to compare its text")
            .thrown());
  }

  private static Optional<Object> json(Operand operand, String text) {
    try {
      return text.isBlank() ? Optional.empty() : operand.kind().read(JSON.readTree(text));
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }
}
