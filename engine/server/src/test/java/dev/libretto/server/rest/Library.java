package dev.libretto.server.rest;

import dev.libretto.server.fixture.TestApp;
import dev.libretto.server.fixture.TestEngine;

/** A small library of known books, made afresh for each test that asks. */
final class Library {

  final TestApp app;
  final String austen;
  final String mann;
  final String emma;
  final String persuasion;
  final String zauberberg;
  final String kinder;

  private Library(TestApp app) {
    this.app = app;
    austen = app.addId("author", "{name:'Jane Austen', born:'1775-12-16'}");
    mann = app.addId("author", "{name:'Thomas Mann', born:'1875-06-06'}");
    emma =
        book(
            """
            title:'Emma', author:'%s', isbn:'9780000000001', pages:474, price:'12.50',
            weight:'0.350', available:true, published:'1815-12-23', opens:'09:30:00',
            bought:'2026-03-01T17:30:00Z', language:'en', tags:['old'], copies:3, lent:1,
            code:'11111111-2222-3333-4444-555555555555', extra:{shelf:1}
            """
                .formatted(austen));
    persuasion =
        book(
            """
            title:'Persuasion', author:'%s', isbn:'9780000000002', pages:249, price:'8.00',
            weight:'0.250', available:false, published:'1817-12-20', opens:'09:30:00.25',
            bought:'2026-03-01T17:30:00.000001Z', language:'en', tags:['old','a,b']
            """
                .formatted(austen));
    zauberberg =
        book(
            """
            title:'Der Zauberberg', author:'%s', pages:1002, price:'24.90', available:true,
            published:'1924-11-20', language:'de', tags:['new','{x}','say "so"']
            """
                .formatted(mann));
    kinder = book("title:'Übermorgen für Kinder', pages:0, price:'0.00'");
  }

  static Library open() {
    return new Library(TestEngine.shared().publish("library.json"));
  }

  /** A book of these members, and its id. */
  String book(String members) {
    return app.addId("book", "{" + members + "}");
  }
}
