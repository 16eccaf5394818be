/**
 * The load: a closed loop of plain HTTP/1.1 connections, each with a thread and one request in
 * flight. It is hand-written so that the generator itself takes little of the machine it shares
 * with what it measures.
 */
@NullMarked
package dev.libretto.benchmarks.load;

import org.jspecify.annotations.NullMarked;
