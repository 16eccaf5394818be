package dev.libretto.publish.load;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Pointer;
import dev.libretto.problem.Problem;
import dev.libretto.problem.Severity;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes to text: strict UTF-8 (RFC 3629), a byte order mark tolerated, of bounded size. Anything
 * lenient here would let two readers see two different definitions.
 */
final class TextReader {

  /** The largest file, in bytes. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private TextReader() {}

  /** What reading came to. */
  sealed interface Reading {}

  /** It is text. */
  record Text(SourceText text) implements Reading {}

  /** It is not; {@code text} shows what could be read. */
  record Undecodable(SourceText text, List<Problem> problems) implements Reading {}

  static Reading read(String file, byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      return refuse(
          new SourceText(file, ""),
          0,
          DefinitionCode.FILE_TOO_LARGE,
          "The file has " + bytes.length + " bytes; a definition has at most " + MOST_BYTES + ".",
          "Keep rows in CSV files beside the definition, not inside it.");
    }
    if (looksLikeUtf16(bytes)) {
      return refuse(
          new SourceText(file, ""),
          0,
          DefinitionCode.NOT_UTF8,
          "The file is UTF-16 text.",
          "Save it as UTF-8.");
    }
    int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
    var input = ByteBuffer.wrap(bytes, start, bytes.length - start);
    var output = CharBuffer.allocate(bytes.length - start);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(input, output, true);
    String text = output.flip().toString();
    if (result.isError()) {
      return refuse(
          new SourceText(file, text),
          text.length(),
          DefinitionCode.NOT_UTF8,
          "Byte " + input.position() + " does not belong to UTF-8 text.",
          "Save the file as UTF-8; other encodings are not guessed.");
    }
    if (text.isBlank()) {
      return refuse(
          new SourceText(file, text),
          0,
          DefinitionCode.EMPTY_FILE,
          "The file holds nothing.",
          "The least definition is {\"format\": \"app/1\", \"app\": {\"name\": \"…\"}, \"tables\": []}.");
    }
    return new Text(new SourceText(file, text));
  }

  private static Undecodable refuse(
      SourceText text, int offset, DefinitionCode code, String message, @Nullable String hint) {
    var place = text.place(Pointer.ROOT, offset, offset + 1);
    return new Undecodable(text, List.of(new Problem(code, Severity.ERROR, place, message, hint)));
  }

  /** By its byte order mark, or by the NUL bytes around an ASCII bracket. */
  private static boolean looksLikeUtf16(byte[] bytes) {
    return startsWith(bytes, 0xFE, 0xFF)
        || startsWith(bytes, 0xFF, 0xFE)
        || startsWith(bytes, 0, '{')
        || startsWith(bytes, '{', 0);
  }

  private static boolean startsWith(byte[] bytes, int... head) {
    for (int i = 0; i < head.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != head[i]) {
        return false;
      }
    }
    return true;
  }
}
