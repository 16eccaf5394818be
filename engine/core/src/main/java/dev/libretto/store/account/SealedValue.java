package dev.libretto.store.account;

/**
 * A value nobody can read without the operator's key.
 *
 * @param masterKey the id of the operator's key that the data key is wrapped with
 * @param wrappedKey the data key: nonce, ciphertext and tag
 * @param sealed the value under the data key: nonce, ciphertext and tag
 */
public record SealedValue(String masterKey, byte[] wrappedKey, byte[] sealed) {

  /** Tells the key's id alone. */
  @Override
  public String toString() {
    return "sealed under " + masterKey;
  }
}
