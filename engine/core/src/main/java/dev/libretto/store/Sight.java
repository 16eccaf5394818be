package dev.libretto.store;

/** With whose eyes values are looked at. */
enum Sight {
  /** The app's own: rules, guards and conditions, and what is shown by the app's authority. */
  APP,
  /** The caller's: rows and fields they may not read are not there. */
  READER
}
