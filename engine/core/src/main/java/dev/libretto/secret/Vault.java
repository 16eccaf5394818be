package dev.libretto.secret;

import dev.libretto.store.account.SealedValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens values. Each value has a data key of its own (AES-256-GCM, NIST SP 800-38D), and
 * the operator's key wraps the data key, so that changing the operator's key touches no value. Both
 * layers name the value's place as associated data: moved elsewhere, it does not open.
 */
public final class Vault {

  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final Map<String, MasterKey> keys = new LinkedHashMap<>();
  private final MasterKey current;
  private final SecureRandom random;

  /**
   * A vault of these keys.
   *
   * @param keys the first one seals; all of them open
   */
  public Vault(List<MasterKey> keys, SecureRandom random) {
    this.current = keys.getFirst();
    keys.forEach(key -> this.keys.putIfAbsent(key.id(), key));
    this.random = random;
  }

  /** The id of the key that seals. */
  public String current() {
    return current.id();
  }

  /** The ids of the keys that open. */
  public Set<String> known() {
    return Set.copyOf(keys.keySet());
  }

  /** Seals a value for its place. */
  public SealedValue seal(String place, SecretText value) {
    var dataKey = new byte[KEY_BYTES];
    random.nextBytes(dataKey);
    try {
      return new SealedValue(
          current.id(),
          encrypt(current.key(), wrapping(current.id(), place), dataKey),
          encrypt(
              new SecretKeySpec(dataKey, "AES"),
              place.getBytes(StandardCharsets.UTF_8),
              value.reveal().getBytes(StandardCharsets.UTF_8)));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** Opens a value at its place; throws when it was sealed elsewhere, by another, or is damaged. */
  public SecretText open(String place, SealedValue value) {
    var dataKey = unwrap(place, value);
    try {
      var bytes =
          decrypt(
              new SecretKeySpec(dataKey, "AES"),
              place.getBytes(StandardCharsets.UTF_8),
              value.sealed());
      return new SecretText(new String(bytes, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  /** The same value with its data key under the key that seals now. */
  public SealedValue rewrap(String place, SealedValue value) {
    var dataKey = unwrap(place, value);
    try {
      return new SealedValue(
          current.id(),
          encrypt(current.key(), wrapping(current.id(), place), dataKey),
          value.sealed());
    } finally {
      Arrays.fill(dataKey, (byte) 0);
    }
  }

  private byte[] unwrap(String place, SealedValue value) {
    var key = keys.get(value.masterKey());
    if (key == null) {
      throw new IllegalStateException("the master key " + value.masterKey() + " is not here");
    }
    return decrypt(key.key(), wrapping(key.id(), place), value.wrappedKey());
  }

  private static byte[] wrapping(String id, String place) {
    return ("key of " + place + " under " + id).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] encrypt(SecretKeySpec key, byte[] associated, byte[] plain) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(associated);
      var sealed = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is there and its input is bounded", e);
    }
  }

  private static byte[] decrypt(SecretKeySpec key, byte[] associated, byte[] sealed) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(associated);
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IllegalStateException("a sealed value does not open at its place", e);
    }
  }
}
