package dev.libretto.store;

import java.util.UUID;

/**
 * Somebody who publishes apps.
 *
 * @param name the first part of the address of every app of theirs
 */
public record Builder(UUID id, String name) {}
