package dev.libretto.serve.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.libretto.problem.RequestCode;
import dev.libretto.rows.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses bodies: strict JSON in UTF-8, no key twice, numbers exact, bounded in depth. */
public final class JsonBody {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 100;
  private static final int MOST_DIGITS = 400;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(LONGEST_NUMBER)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .build()
          .reader();

  private JsonBody() {}

  /** The body's value, or a refusal that says where it stops being JSON. */
  public static JsonNode parse(byte[] body, @Nullable String contentType) {
    if (contentType != null && !isJson(contentType)) {
      throw Refusal.of(
              RequestCode.UNSUPPORTED_MEDIA_TYPE,
              "The body is declared as '" + QueryParser.shortened(contentType) + "'",
              "Send JSON with Content-Type: application/json")
          .thrown();
    }
    try {
      var value = READER.readTree(text(body));
      if (value == null || value.isMissingNode()) {
        throw malformed("The body is empty");
      }
      if (hasBoundlessNumber(value)) {
        throw malformed("The body has a number with more than " + MOST_DIGITS + " digits");
      }
      return value;
    } catch (CharacterCodingException _) {
      throw malformed("The body is not text in UTF-8");
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      throw malformed(
          location == null
              ? "The body is not JSON"
              : "The body is not JSON at line "
                  + location.getLineNr()
                  + ", column "
                  + location.getColumnNr());
    }
  }

  /** Strict where Jackson is lenient: no other encodings, nothing overlong, no lone surrogates. */
  private static String text(byte[] body) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
  }

  /**
   * Whether a number would take long to write out: {@code 1e999999} is short, but calculating with
   * it or storing it is not. What IEEE 754 holds in 64 bits always passes.
   */
  private static boolean hasBoundlessNumber(JsonNode value) {
    if (value.isBigDecimal()) {
      var number = value.decimalValue();
      return Math.abs((long) number.scale()) + number.precision() > MOST_DIGITS;
    }
    if (value.isContainerNode()) {
      for (var item : value) {
        if (hasBoundlessNumber(item)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isJson(String contentType) {
    var type = contentType.toLowerCase(Locale.ROOT);
    return type.startsWith("application/json")
        || type.startsWith("application/vnd.pgrst.")
        || type.startsWith("application/merge-patch+json");
  }

  private static RuntimeException malformed(String message) {
    return Refusal.of(
            RequestCode.MALFORMED_BODY, message, "Send one JSON value, each key once, in UTF-8")
        .thrown();
  }
}
