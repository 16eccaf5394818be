package dev.libretto.account;

/**
 * Where a request comes from, for counting attempts and for the audit log.
 *
 * @param address the client's network address, the network alone for IPv6
 */
public record Visitor(String address) {}
