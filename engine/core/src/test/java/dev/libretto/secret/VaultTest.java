package dev.libretto.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.store.account.SealedValue;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class VaultTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final SecretText VALUE = new SecretText("hunter2 · ünïcode");

  private final MasterKey one = key();
  private final MasterKey two = key();
  private final Vault vault = new Vault(List.of(one), RANDOM);

  private static MasterKey key() {
    return MasterKey.parse(MasterKey.generate(RANDOM)).orElseThrow();
  }

  @Test
  void opensWhatItSealed() {
    var sealed = vault.seal("secret/a/x", VALUE);

    assertEquals(VALUE, vault.open("secret/a/x", sealed));
    assertEquals(one.id(), sealed.masterKey());
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    var first = vault.seal("secret/a/x", VALUE);
    var second = vault.seal("secret/a/x", VALUE);

    assertFalse(Arrays.equals(first.sealed(), second.sealed()));
    assertFalse(Arrays.equals(first.wrappedKey(), second.wrappedKey()));
  }

  @Test
  void doesNotOpenElsewhere() {
    var sealed = vault.seal("secret/a/x", VALUE);

    for (var place : List.of("secret/b/x", "secret/a/y", "signing/x", "")) {
      assertThrows(IllegalStateException.class, () -> vault.open(place, sealed), place);
    }
  }

  @Test
  void doesNotOpenMixedOrDamagedValues() {
    var first = vault.seal("secret/a/x", VALUE);
    var second = vault.seal("secret/a/x", new SecretText("another"));
    var mixed = new SealedValue(one.id(), first.wrappedKey(), second.sealed());

    assertThrows(IllegalStateException.class, () -> vault.open("secret/a/x", mixed));
    for (var at = 0; at < first.sealed().length; at++) {
      var bytes = first.sealed().clone();
      bytes[at] ^= 1;
      var damaged = new SealedValue(one.id(), first.wrappedKey(), bytes);
      assertThrows(IllegalStateException.class, () -> vault.open("secret/a/x", damaged));
    }
    var cut = new SealedValue(one.id(), first.wrappedKey(), new byte[5]);
    assertThrows(IllegalStateException.class, () -> vault.open("secret/a/x", cut));
  }

  @Test
  void anotherKeyOpensAfterRewrappingAlone() {
    var sealed = vault.seal("secret/a/x", VALUE);
    var changing = new Vault(List.of(two, one), RANDOM);
    var after = new Vault(List.of(two), RANDOM);

    var rewrapped = changing.rewrap("secret/a/x", sealed);

    assertEquals(VALUE, changing.open("secret/a/x", sealed));
    assertEquals(VALUE, after.open("secret/a/x", rewrapped));
    assertThrows(IllegalStateException.class, () -> after.open("secret/a/x", sealed));
    assertThrows(IllegalStateException.class, () -> vault.open("secret/a/x", rewrapped));
  }

  @Test
  void readsKeysInEitherForm() {
    var hex = "0f".repeat(32);
    var base64 = java.util.Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));

    assertEquals(
        MasterKey.parse(hex).orElseThrow().id(),
        MasterKey.parse(" " + base64 + "\n").orElseThrow().id());
    for (var bad : List.of("", "short", "0f".repeat(31), hex + "00", "%")) {
      assertEquals(Optional.empty(), MasterKey.parse(bad), bad);
    }
    assertNotEquals(one.id(), two.id());
  }

  @Test
  void nothingShowsASecretByAccident() {
    var text = MasterKey.generate(RANDOM);
    var sealed = vault.seal("secret/a/x", VALUE);

    var shown = VALUE + " " + MasterKey.parse(text).orElseThrow() + " " + sealed;

    assertFalse(shown.contains("hunter2"));
    assertFalse(shown.contains(text));
    assertTrue(shown.contains("(secret)"));
  }
}
