package dev.libretto.fuzz;

import java.util.List;

/** What expressions are made of. */
final class ExpressionTexts {

  /** Words, signs and literals, sound and not. */
  static final List<String> TOKENS =
      List.of(
          ("row. user. row user now() today() true false null && || ! == != < <= > >= + - * / % ? :"
                  + " ( ) [ ] { } , . in has( size( int( decimal( string( date( time( timestamp("
                  + " duration( round( abs( math.floor( math.ceil( math.greatest( math.least("
                  + " daysBetween( distance( .matches( .contains( .startsWith( .endsWith( .exists("
                  + " .all( .map( .filter( .exists_one( .addDays( .getHours() .year() .month()"
                  + " .lowerAscii() .upperAscii() .trim() .substring( .replace( .indexOf( .weekday()"
                  + " user.roles user.id user.email user.signedIn user.builder 'admin' r'^(a|b)*$'"
                  + " '(((a+)+)+)+$' '[' 'a{1000}' 0 1 -1 9007199254740991 9007199254740993 1.5 1e9"
                  + " 1.0e400 .5 0x1f 1u 'x' \"y\" '''z''' b'0' '\\\\u0000' '\\\\ud800' // /* as break"
                  + " const else for function if import let loop package namespace return var void"
                  + " while __x _ x r v @ # $ ` \\ ; ' \" id createdAt createdBy updatedAt version"
                  + " row.text row.text2 row.integer row.integer2 row.decimal row.boolean row.boolean2"
                  + " row.date row.time row.dateTime row.duration row.list row.list2 row.title"
                  + " row.cost row.next row.next2 row.next.text row.geo")
              .split(" "));

  private ExpressionTexts() {}
}
