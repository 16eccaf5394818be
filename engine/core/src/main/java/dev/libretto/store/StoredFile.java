package dev.libretto.store;

/**
 * What is known of a file of an app.
 *
 * @param size in bytes
 */
public record StoredFile(String mediaType, long size) {}
