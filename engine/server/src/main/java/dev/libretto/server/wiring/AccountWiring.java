package dev.libretto.server.wiring;

import dev.libretto.account.AccessTokens;
import dev.libretto.account.Correspondence;
import dev.libretto.account.Enrolment;
import dev.libretto.account.Passwords;
import dev.libretto.account.ProviderSignIn;
import dev.libretto.account.SignIn;
import dev.libretto.account.SigningKeys;
import dev.libretto.member.Mailer;
import dev.libretto.oidc.Outbound;
import dev.libretto.oidc.RelyingParty;
import dev.libretto.secret.AppSecrets;
import dev.libretto.secret.Vault;
import dev.libretto.server.config.AccountSettings;
import dev.libretto.server.config.Settings;
import dev.libretto.server.http.BuilderParts;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.ApiTokens;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.BuilderMailRows;
import dev.libretto.store.account.Identities;
import dev.libretto.store.account.Ownership;
import dev.libretto.store.account.RowQuotas;
import dev.libretto.store.account.Sessions;
import dev.libretto.store.account.Throttle;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.InstantSource;

/** Puts builders' accounts together. */
record AccountWiring(
    Foundation foundation,
    Accounts accounts,
    Sessions sessions,
    Audit audit,
    SignIn signIn,
    Enrolment enrolment,
    Correspondence correspondence,
    SigningKeys keys,
    AppSecrets secrets,
    SecureRandom random,
    InstantSource clock) {

  static AccountWiring of(
      Foundation foundation,
      Settings settings,
      Vault vault,
      SecureRandom random,
      InstantSource clock,
      Mailer mailer) {
    var database = foundation.database();
    var accounts = new Accounts(database);
    var sessions = new Sessions(database, random, clock);
    var audit = new Audit(database);
    var throttle = new Throttle(database, clock);
    var passwords = new Passwords(foundation.vertx(), random);
    var open = settings.accounts().registration() == AccountSettings.Registration.OPEN;
    var enrolment = new Enrolment(open, accounts, sessions, passwords, throttle, audit);
    return new AccountWiring(
        foundation,
        accounts,
        sessions,
        audit,
        new SignIn(accounts, sessions, passwords, throttle, audit),
        enrolment,
        new Correspondence(
            new BuilderMailRows(database, clock),
            enrolment,
            throttle,
            mailer,
            audit,
            random,
            settings.consoleOrigin().toString()),
        new SigningKeys(database, vault, clock),
        new AppSecrets(database, vault),
        random,
        clock);
  }

  /** What has to be there before the first request. */
  Future<Void> ready(Settings settings) {
    return keys.load()
        .compose(_ ->
            settings
                .accounts()
                .operator()
                .map(name -> accounts.setOperator(name, true).<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
  }

  BuilderParts parts(Settings settings) {
    var database = foundation.database();
    var provider =
        settings
            .accounts()
            .provider()
            .map(client ->
                new ProviderSignIn(
                    new RelyingParty(
                        new Outbound(foundation.vertx(), Outbound.Reach.TRUSTED), clock),
                    client,
                    settings.consoleOrigin() + BuilderParts.PROVIDER_CALLBACK,
                    new Identities(database, clock),
                    enrolment,
                    signIn,
                    audit,
                    random));
    return new BuilderParts(
        accounts,
        sessions,
        new ApiTokens(database, random),
        audit,
        new Ownership(database, clock),
        secrets,
        signIn,
        enrolment,
        correspondence,
        new RowQuotas(database),
        provider,
        keys,
        new AccessTokens(keys, settings.consoleOrigin().toString(), clock),
        settings.accounts().deletedAppDays(),
        settings.accounts().proxies(),
        "https".equals(settings.origin().getScheme()),
        "https".equals(settings.consoleOrigin().getScheme()));
  }
}
