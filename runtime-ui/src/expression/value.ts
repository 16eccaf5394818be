/**
 * What stands for a value while an expression is performed: integers are bigints, decimals bigints of
 * 10⁻¹², durations bigints of microseconds, dates, times and instants texts of one length, whose order
 * is theirs. Null is an operation without an answer, and a field without value.
 */
export type Value = null | boolean | bigint | number | string | readonly Value[];
