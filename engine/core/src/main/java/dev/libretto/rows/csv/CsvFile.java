package dev.libretto.rows.csv;

/**
 * A file of rows.
 *
 * @param name the name its author knows it by, for messages
 * @param table the table its rows are for
 * @param text its content (RFC 4180)
 */
public record CsvFile(String name, String table, String text) {}
