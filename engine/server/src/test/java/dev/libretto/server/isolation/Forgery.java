package dev.libretto.server.isolation;

import dev.libretto.server.fixture.Answer;
import dev.libretto.server.fixture.TestJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Bearer tokens nobody should take: made from a real one, or made for something else. */
record Forgery(List<String> tokens) {

  private static final Map<Stage, Forgery> KNOWN = new ConcurrentHashMap<>();

  static Forgery of(Stage stage) {
    return KNOWN.computeIfAbsent(stage, Forgery::make);
  }

  private static Forgery make(Stage stage) {
    var name = "forged-" + UUID.randomUUID();
    var registered =
        Attempt.of(
                "POST /api/v1/auth/register {name:'%s', password:'correct horse battery %s'}"
                    .formatted(name, name),
                "X-Forwarded-For",
                "10.88.0.1")
            .send(stage.hall);
    if (registered.status() != 201) {
      throw new AssertionError(registered.toString());
    }
    var good = registered.json().get("accessToken").textValue();
    var parts = good.split("\\.");
    var header = text(parts[0]);
    var payload = text(parts[1]);
    Answer keys = Attempt.of("GET /.well-known/jwks.json").send(stage.hall);
    var key = keys.json().at("/keys/0").toString().getBytes(StandardCharsets.UTF_8);
    var algorithm = TestJson.strict(header).get("alg").textValue();
    var tokens = new ArrayList<String>();
    for (var none : List.of("none", "None", "NONE")) {
      tokens.add(encoded(header.replace(algorithm, none)) + "." + parts[1] + ".");
    }
    tokens.add(encoded("{\"alg\":\"none\"}") + "." + parts[1] + ".");
    var symmetric = encoded(header.replace(algorithm, "HS256")) + "." + parts[1];
    tokens.add(symmetric + "." + mac(symmetric, key));
    var elsewhere =
        encoded(
                "{\"alg\":\"%s\",\"kid\":\"../../../../dev/null\",\"jwk\":%s}"
                    .formatted(algorithm, keys.json().at("/keys/0")))
            + "."
            + parts[1];
    tokens.add(elsewhere + "." + parts[2]);
    tokens.add(elsewhere + "." + mac(elsewhere, new byte[1]));
    tokens.add(
        parts[0]
            + "."
            + encoded(
                payload
                    .replace(name, stage.hall.owner.name())
                    .replaceFirst("\"exp\":\\d+", "\"exp\":9999999999"))
            + "."
            + parts[2]);
    tokens.add(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
    tokens.add(parts[0] + "." + parts[1] + ".");
    tokens.add(good + ".x");
    // Made for something else.
    tokens.add(stage.hall.named("session"));
    tokens.add(stage.hall.named("csrf"));
    tokens.add(registered.json().get("refreshToken").textValue());
    return new Forgery(List.copyOf(tokens));
  }

  private static String text(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String mac(String text, byte[] key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
