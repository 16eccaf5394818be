package dev.libretto.server.http;

import dev.libretto.account.AccessTokens;
import dev.libretto.account.Correspondence;
import dev.libretto.account.Enrolment;
import dev.libretto.account.ProviderSignIn;
import dev.libretto.account.SignIn;
import dev.libretto.account.SigningKeys;
import dev.libretto.secret.AppSecrets;
import dev.libretto.store.account.Accounts;
import dev.libretto.store.account.ApiTokens;
import dev.libretto.store.account.Audit;
import dev.libretto.store.account.Ownership;
import dev.libretto.store.account.RowQuotas;
import dev.libretto.store.account.Sessions;
import java.util.Optional;

/**
 * What builders' accounts are made of.
 *
 * @param provider empty where the operator has set none up
 * @param graceDays how long a deleted app can be restored
 * @param proxies how many of the operator's proxies stand before the engine
 * @param secureApps whether people reach the apps by https
 * @param secureConsole whether people reach the builder listener by https
 */
public record BuilderParts(
    Accounts accounts,
    Sessions sessions,
    ApiTokens apiTokens,
    Audit audit,
    Ownership ownership,
    AppSecrets secrets,
    SignIn signIn,
    Enrolment enrolment,
    Correspondence correspondence,
    RowQuotas quotas,
    Optional<ProviderSignIn> provider,
    SigningKeys keys,
    AccessTokens tokens,
    int graceDays,
    int proxies,
    boolean secureApps,
    boolean secureConsole) {

  /** Where the provider sends browsers back to, below the origin of the builder listener. */
  public static final String PROVIDER_CALLBACK = ProviderRoutes.CALLBACK;
}
