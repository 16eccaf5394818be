package dev.libretto.account;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import dev.libretto.secret.SecretText;
import dev.libretto.secret.Vault;
import dev.libretto.store.Database;
import dev.libretto.store.account.SigningKeyRows;
import io.vertx.core.Future;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The keys of access tokens (ES256, RFC 7518), shared by all engines of a database. A replaced key
 * signs no more, but verifies until the last token it signed has ended.
 */
public final class SigningKeys {

  /** How soon an engine that meets an unknown key asks the database again. */
  private static final Duration LEAST_BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** Longer than a token lives and another engine goes on signing with the key it knows. */
  private static final Duration OVERLAP = AccessTokens.LIFETIME.plusMinutes(5);

  private final SigningKeyRows rows;
  private final Vault vault;
  private final InstantSource clock;
  private volatile List<Key> keys = List.of();
  private volatile Instant looked = Instant.MIN;

  /** A key, its private part included. */
  record Key(ECKey pair, Instant createdAt, Optional<Instant> retiredAt) {

    /** Tells the key's id alone. */
    @Override
    public String toString() {
      return "signing key " + pair.getKeyID();
    }
  }

  /** The keys of a database, sealed by this vault; {@link #load} before the first use. */
  public SigningKeys(Database database, Vault vault, InstantSource clock) {
    this.rows = new SigningKeyRows(database, clock);
    this.vault = vault;
    this.clock = clock;
  }

  /** Reads the keys, and makes the first one. */
  public Future<Void> load() {
    return look()
        .compose(_ -> active().isPresent() ? Future.succeededFuture() : rotate().mapEmpty());
  }

  private Future<Void> look() {
    looked = clock.instant();
    return rows.list()
        .map(kept -> {
          var read = new ArrayList<Key>();
          kept.forEach(one -> read.add(open(one)));
          keys = List.copyOf(read);
          return null;
        });
  }

  private Key open(SigningKeyRows.Kept kept) {
    try {
      var text = vault.open("signing/" + kept.kid(), kept.secret()).reveal();
      return new Key(ECKey.parse(text), kept.createdAt(), kept.retiredAt());
    } catch (ParseException e) {
      throw new IllegalStateException("the signing key " + kept.kid() + " is damaged", e);
    }
  }

  /** Puts a new key in the place of the one in use; its id. */
  public Future<String> rotate() {
    var pair = generate();
    var sealed = vault.seal("signing/" + pair.getKeyID(), new SecretText(pair.toJSONString()));
    return rows.replace(
            active().map(key -> key.pair().getKeyID()),
            pair.getKeyID(),
            pair.toPublicJWK().toJSONString(),
            sealed)
        .compose(_ -> look())
        .map(_ -> signing().getKeyID());
  }

  /** Brings in what other engines did, and replaces a key that is older than this. */
  public Future<Boolean> keepYoung(Duration oldest) {
    return look()
        .compose(_ -> {
          var active = active();
          var due =
              active.isEmpty() || active.get().createdAt().plus(oldest).isBefore(clock.instant());
          return due ? rotate().map(true) : Future.succeededFuture(false);
        })
        .compose(rotated -> rows.sweep().map(rotated));
  }

  private static ECKey generate() {
    try {
      return new ECKeyGenerator(Curve.P_256)
          .keyID(UUID.randomUUID().toString())
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.ES256)
          .generate();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  private Optional<Key> active() {
    return keys.stream().filter(key -> key.retiredAt().isEmpty()).findFirst();
  }

  /** The key to sign with. */
  ECKey signing() {
    return active().orElseThrow(() -> new IllegalStateException("no signing key")).pair();
  }

  /** The key of this id, if tokens it signed may still be good. */
  Future<Optional<ECKey>> verifying(String kid) {
    var known = find(kid);
    return known.isPresent() || clock.instant().isBefore(looked.plus(LEAST_BETWEEN_LOOKS))
        ? Future.succeededFuture(known)
        : look().map(_ -> find(kid));
  }

  private Optional<ECKey> find(String kid) {
    return good().stream().map(Key::pair).filter(pair -> pair.getKeyID().equals(kid)).findFirst();
  }

  private List<Key> good() {
    var now = clock.instant();
    return keys.stream()
        .filter(key -> key.retiredAt().map(at -> now.isBefore(at.plus(OVERLAP))).orElse(true))
        .toList();
  }

  /** The public parts as a JWK set (RFC 7517). */
  public String published() {
    return new JWKSet(good().stream().map(key -> (com.nimbusds.jose.jwk.JWK) key.pair()).toList())
        .toString(true);
  }
}
