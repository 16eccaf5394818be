package dev.libretto.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import dev.libretto.expression.Regex.Refused;
import dev.libretto.expression.Regex.Sound;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegexTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "abc, abc",
        "., [^\\n]",
        "\\d\\w\\s, [0-9][0-9A-Z_a-z][\\t\\n\\f\\r ]",
        "\\D, [^0-9]",
        "[^\\d], [^0-9]",
        "[\\d\\D], (?:\\n|[^\\n])",
        "[z-za-cb-d], [a-dz]",
        "[]], ",
        "(a|b)+, (?:a|b)+",
        "a/b\\-c, a\\/b-c",
        "[+\\-*/], [\\*\\+\\-\\/]",
        "\\x41\\x{e9}, Aé",
        "`a{2}b{2,}c{2,3}d{2,2}`, `a{2}b{2,}c{2,3}d{2}`",
        "\\.\\{\\}\\^\\$, \\.\\{\\}\\^\\$"
      })
  void isWrittenSoThatEveryEngineReadsItAlike(String pattern, String canonical) {
    var regex = Regex.parse(pattern);

    if (canonical == null) {
      assertInstanceOf(Refused.class, regex);
    } else {
      assertEquals(new Sound(canonical), regex);
    }
  }

  @Test
  void staysTheSameWhenReadAgain() {
    for (var pattern :
        new String[] {"^[^a-z\\s]{1,9}(?:x|\\.|)+$", "[\\W_]", "[\\x01-\\x{10FFFF}]", "-[-]"}) {
      var once = assertInstanceOf(Sound.class, Regex.parse(pattern)).canonical();

      assertEquals(new Sound(once), Regex.parse(once));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ab(?=c), 2, 3",
        "a*?, 2, 1",
        "(a, 0, 1",
        "a), 1, 1",
        "[z-a], 1, 3",
        "ab\\1, 2, 2",
        "😀*+, 2, 1",
        "`a{1,256}`, 1, 7",
        "a\\, 1, 1",
        "x[[:alpha:]], 2, 2"
      })
  void saysWhereItIsOutsideTheSubset(String pattern, int offset, int length) {
    var refused = assertInstanceOf(Refused.class, Regex.parse(pattern));

    assertEquals(
        offset + "+" + length, refused.offset() + "+" + refused.length(), refused.message());
  }

  @Test
  void isRefusedOrReadByTheEngineWhateverItIs() {
    var random = new Random(9);
    var alphabet = "ab^$.[]()|?*+{}1,2-\\dws:=😀\n\u0000\uD800".toCharArray();
    int sound = 0;

    for (int i = 0; i < 20_000; i++) {
      var pattern = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        pattern.append(alphabet[random.nextInt(alphabet.length)]);
      }
      if (Regex.parse(pattern.toString()) instanceof Sound(String canonical)) {
        assertTrue(Pattern.compile(canonical).pattern().equals(canonical));
        sound++;
      }
    }

    assertTrue(sound > 1000, sound + " sound ones");
  }
}
