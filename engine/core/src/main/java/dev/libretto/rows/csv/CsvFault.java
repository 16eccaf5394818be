package dev.libretto.rows.csv;

import dev.libretto.problem.RequestCode;

/**
 * Something wrong in a file of rows.
 *
 * @param line from 1, where the row starts
 * @param column the header of the cell's column, or the empty text for the whole row
 */
public record CsvFault(String file, long line, String column, RequestCode code, String message) {}
