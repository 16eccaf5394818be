package dev.libretto.member;

import dev.libretto.program.AppId;
import dev.libretto.store.member.MemberRow;
import dev.libretto.store.member.SessionTable;
import dev.libretto.store.member.SessionTable.Listed;
import dev.libretto.store.member.SessionTable.Live;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where members are signed in. A session is an opaque token of 256 random bits, made anew at every
 * sign-in, so that nobody can plant one beforehand; the database knows its hash.
 */
public final class Sessions {

  /** A session ends when nobody has used it for so long. */
  public static final Duration IDLE = Duration.ofDays(14);

  /** And in any case after so long. */
  public static final Duration LIFETIME = Duration.ofDays(60);

  /** How coarsely a session in use is written down. */
  private static final Duration SEEN = Duration.ofMinutes(5);

  private static final int TOKEN_LENGTH = 43;
  private static final int LONGEST_AGENT = 200;

  private record Key(AppId app, ByteBuffer tokenHash) {}

  private final SessionTable table;
  private final Secrets secrets;
  private final InstantSource clock;
  private final Remembered<Key, Live> remembered = new Remembered<>();

  /** The sessions in this table. */
  public Sessions(SessionTable table, Secrets secrets, InstantSource clock) {
    this.table = table;
    this.secrets = secrets;
    this.clock = clock;
  }

  /**
   * A session that has just begun.
   *
   * @param token for the browser's cookie, and nowhere else
   */
  public record Begun(MemberRow member, String token) {

    /** Never shows the token. */
    @Override
    public String toString() {
      return "session of member " + member.id();
    }
  }

  /** Signs a member in. */
  public Future<Begun> begin(AppId app, MemberRow member, @Nullable String agent) {
    var token = secrets.token();
    var now = clock.instant();
    var called =
        agent == null || agent.isBlank()
            ? null
            : agent
                .substring(0, Math.min(agent.length(), LONGEST_AGENT))
                .replaceAll("\\p{Cntrl}", " ");
    return table
        .start(
            Secrets.hash(token),
            UUID.randomUUID(),
            app,
            member.id(),
            called,
            now,
            now.plus(LIFETIME))
        .map(new Begun(member, token));
  }

  /** The session of a token in this app, while it lasts. */
  public Future<Optional<Live>> find(AppId app, String token) {
    if (token.length() != TOKEN_LENGTH) {
      return Future.succeededFuture(Optional.empty());
    }
    var now = clock.instant();
    var hash = Secrets.hash(token);
    return remembered
        .get(
            new Key(app, ByteBuffer.wrap(hash)),
            now,
            _ ->
                table
                    .find(app, hash, now, IDLE)
                    .onSuccess(found -> found.ifPresent(live -> touch(hash, live, now))))
        // It may have ended while it was remembered.
        .map(found -> found.filter(live -> live.expiresAt().isAfter(now)));
  }

  /** Nobody waits for it: an unwritten minute only ends an idle session a little early. */
  private void touch(byte[] hash, Live live, Instant now) {
    if (live.seenAt().plus(SEEN).isBefore(now)) {
      var _ = table.touch(hash, now);
    }
  }

  /** The sessions of a member. */
  public Future<List<Listed>> list(AppId app, UUID member) {
    return table.list(app, member, clock.instant(), IDLE);
  }

  /** Ends one session of a member; false when there is none. */
  public Future<Boolean> end(AppId app, UUID member, UUID session) {
    return table
        .end(app, member, session)
        .onSuccess(_ -> remembered.forget(live -> live.session().equals(session)));
  }

  /** Ends all sessions of a member. */
  public Future<Integer> endAll(AppId app, UUID member) {
    return table.endAll(app, member).onSuccess(_ -> forget(member));
  }

  /** Reads a member anew: their roles or status have changed. */
  void forget(UUID member) {
    remembered.forget(live -> live.member().equals(member));
  }

  /** Reads every session anew: something has been revoked on another engine. */
  public void forgetAll() {
    remembered.forgetAll();
  }

  /** Deletes what has ended. */
  public Future<Void> sweep() {
    return table.sweep(clock.instant());
  }

  /**
   * What a page of the app sends along with a change, so that no other page can. It is bound to the
   * app and to the session, and says nothing about the session's token.
   */
  public static String csrf(AppId app, String token) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      var bytes = mac.doFinal(("csrf\n" + app.value()).getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether that came along. */
  public static boolean isCsrf(String expected, @Nullable String given) {
    return given != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }
}
