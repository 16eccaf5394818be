package dev.libretto.testkit.oidc;

/** Somebody the provider knows. */
public record TestOidcUser(
    String subject, String email, boolean emailVerified, String preferredName, String fullName) {

  /** Somebody with a verified address at example.org. */
  public static TestOidcUser of(String name) {
    return new TestOidcUser("subject-" + name, name + "@example.org", true, name, name);
  }
}
