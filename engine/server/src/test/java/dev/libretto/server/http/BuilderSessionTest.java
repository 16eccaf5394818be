package dev.libretto.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuilderSessionTest {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCookieGoesByHttpsAloneWhereTheAppsDo(boolean secure) {
    var path = Objects.requireNonNull(AppPath.parse("/u/ada/notes"));
    var sessions = new BuilderSession(new SecureRandom(), InstantSource.system(), secure);

    var cookie = sessions.issue(path, new BuilderSession.Held("ada", "token-x")).encode();

    assertEquals(secure, cookie.contains("; Secure"), cookie);
    assertTrue(cookie.contains("; HTTPOnly") && cookie.contains("SameSite=Strict"), cookie);
  }
}
