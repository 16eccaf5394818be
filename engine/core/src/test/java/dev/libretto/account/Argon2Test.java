package dev.libretto.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class Argon2Test {

  private final SecureRandom random = new SecureRandom();

  @Test
  void matchesThePasswordAlone() {
    var hash = Argon2.hash("correct horse battery", random);

    assertTrue(Argon2.matches(hash, "correct horse battery"));
    assertFalse(Argon2.matches(hash, "correct horse batterz"));
    assertFalse(Argon2.matches(hash, ""));
    assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
    assertNotEquals(hash, Argon2.hash("correct horse battery", random));
  }

  @Test
  void theSameCharactersTypedInAnotherWayAreTheSame() {
    var hash = Argon2.hash("pässwörd lång", random);

    assertTrue(
        Argon2.matches(
            hash, java.text.Normalizer.normalize("pässwörd lång", java.text.Normalizer.Form.NFD)));
    assertEquals(97, hash.length());
  }

  @Test
  void comparesNobodysHashWithAnyPasswordLikeAnother() {
    var nobodys = Argon2.ofNobody(random);

    assertFalse(Argon2.matches(nobodys, "correct horse battery"));
    assertFalse(Argon2.matches(nobodys, ""));
    // The work is the same where the parameters are.
    var hash = Argon2.hash("correct horse battery", random);
    assertEquals(
        hash.substring(0, hash.indexOf('$', 20)), nobodys.substring(0, nobodys.indexOf('$', 20)));
    assertEquals(hash.length(), nobodys.length());
    assertNotEquals(nobodys, Argon2.ofNobody(random));
  }
}
