package dev.libretto.space;

/**
 * Where an app is: {@code /u/<user>/<app>}.
 *
 * @param user the name of the builder the app belongs to
 * @param app the app's name
 */
public record Address(String user, String app) {

  /** The path of the app's pages. */
  public String path() {
    return "/u/" + user + "/" + app;
  }
}
