package dev.libretto.server.isolation;

import dev.libretto.server.fixture.Answer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Credentials that were good once, and keys that are good for little.
 *
 * @param keys a revoked one
 * @param sessions one signed out, one ended by the builder, and those of a member who is suspended
 *     and of one who has been removed
 */
record Gone(List<String> keys, List<String> sessions) {

  private static final Map<Stage, Gone> KNOWN = new ConcurrentHashMap<>();
  private static final Map<String, String> NARROW = new ConcurrentHashMap<>();

  static Gone of(Stage stage) {
    return KNOWN.computeIfAbsent(stage, Gone::make);
  }

  /** A key of the first app with one scope. */
  static String narrow(Stage stage, String scope) {
    return NARROW.computeIfAbsent(
        stage.first.owner.name() + stage.engine.pages() + scope,
        _ ->
            stage.first.key(
                "narrow", "{name:'%s', scopes:['%s']}".formatted(UUID.randomUUID(), scope)));
  }

  private static Gone make(Stage stage) {
    var vault = stage.hall;
    var revoked = vault.key("revoked", "{name:'revoked', scopes:['*:*']}");
    used(Attempt.of("GET {rest}item", "apikey", revoked).send(vault));
    vault.office("DELETE", "/keys/" + vault.named("revokedId"), "");
    return new Gone(
        List.of(revoked),
        List.of(
            ended(vault, "DELETE", "/sessions", ""),
            ended(vault, "PATCH", "", "{suspended:true}"),
            ended(vault, "DELETE", "", ""),
            signedOut(vault)));
  }

  /** A session that was used, and so may be remembered, when the builder ended it. */
  private static String ended(Vault vault, String method, String path, String body) {
    var browser = vault.member("gone-" + UUID.randomUUID() + "@example.org", "'boss'");
    var session = browser.cookie("libretto_member");
    used(browser.open(vault.app.base()));
    vault.office(method, "/members/" + vault.named("member") + path, body);
    return session;
  }

  private static String signedOut(Vault vault) {
    var browser = vault.member("gone-" + UUID.randomUUID() + "@example.org", "'boss'");
    var session = browser.cookie("libretto_member");
    var csrf = browser.csrf(vault.app.base());
    browser.submit(vault.app.base() + "/auth/sign-out", "csrf=" + csrf);
    return session;
  }

  private static void used(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }
}
