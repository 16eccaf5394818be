package dev.libretto.problem;

/**
 * Where a problem was found in an author's file.
 *
 * @param file the name the author knows the file by, never a path of the engine's
 * @param pointer the JSON Pointer of the value concerned
 * @param line from 1
 * @param column in code points, from 1
 * @param length how many code points to underline, at least 1
 */
public record Place(String file, Pointer pointer, int line, int column, int length) {}
