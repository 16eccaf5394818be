package dev.libretto.server.http;

import dev.libretto.member.Mailer;
import dev.libretto.member.OidcSignIns.AppSecrets;
import dev.libretto.member.SecurityEvents;

/**
 * What members need that lies outside of HTTP.
 *
 * @param proxies how many proxies of the operator's stand before the engine
 * @param anywhere whether sign-in providers may have private addresses
 */
public record MembersOutside(
    PublicOrigin origin,
    int proxies,
    boolean anywhere,
    Mailer mailer,
    AppSecrets secrets,
    SecurityEvents events) {}
