package dev.libretto.server.isolation;

import static dev.libretto.server.isolation.CallerCells.sample;
import static dev.libretto.server.isolation.Idea.*;
import static dev.libretto.server.isolation.Surface.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.libretto.server.fixture.TestBrowser;
import java.util.List;
import java.util.UUID;

/** Links, codes and invitations of other apps, and whom they are sent to. */
final class LinkCells {

  private LinkCells() {}

  static void fill(Cells cells) {
    for (var surface : List.of(LINK_PAGE, LINK, INVITE_PAGE, INVITE)) {
      cells.check(surface, OTHER_LINK, stage -> otherLink(stage, surface));
    }
    cells.check(CODE, OTHER_LINK, LinkCells::otherCode);
    cells.check(ASK, OTHER_ID, LinkCells::asked);
  }

  private static void otherLink(Stage stage, Surface surface) {
    var address = "invited-" + UUID.randomUUID() + "@example.org";
    stage.hall.name("otherInvite", stage.otherHall.invite(address, ""));
    stage.hall.name("otherLink", link(stage.otherHall, stage.hall.email));
    for (var vault : List.of(stage.hall, stage.first)) {
      vault.name("otherInvite", stage.hall.named("otherInvite"));
      vault.name("otherLink", stage.hall.named("otherLink"));
      stage.alike(
          vault, sample(surface).replacing("{token}", "{x}"), "token", "otherInvite", "otherLink");
    }
    // It is still good where it belongs.
    var right =
        sample(INVITE_PAGE)
            .replacing("{token}", stage.hall.named("otherInvite"))
            .send(stage.otherHall);
    assertEquals(200, right.status(), right::toString);
  }

  /** Asks for a link as somebody with the address would, and reads the mail. */
  private static String link(Vault vault, String email) {
    var browser = new TestBrowser(vault.engine);
    browser.submit(vault.app.base() + "/auth/sign-in", "email=" + email.replace("@", "%40"));
    return vault.mailed(email, "link");
  }

  private static void otherCode(Stage stage) {
    var browser = new TestBrowser(stage.engine);
    browser.submit(
        stage.otherHall.app.base() + "/auth/sign-in",
        "email=" + stage.hall.email.replace("@", "%40"));
    var nonce = browser.cookie("libretto_sign_in");
    assertFalse(nonce.isEmpty());
    var tried = sample(CODE).with("Cookie", "libretto_sign_in=" + nonce).send(stage.hall);
    var nonsense =
        sample(CODE).with("Cookie", "libretto_sign_in=" + "n".repeat(43)).send(stage.hall);
    assertEquals(Attempt.shape(stage.hall, nonsense), Attempt.shape(stage.hall, tried));
  }

  /** Whether an address is a member's is told in a mail to it alone. */
  private static void asked(Stage stage) {
    stage.hall.name("addressOfMember", stage.hall.email);
    stage.hall.name("addressOfNobody", "nobody-" + UUID.randomUUID() + "@example.org");
    stage.alike(
        stage.hall,
        Attempt.of(
            "POST {base}/auth/sign-in {email:'{x}'}",
            "Sec-Fetch-Site",
            "same-origin",
            "Accept",
            "application/json",
            "X-Forwarded-For",
            "10.77.0.1"),
        "addressOfMember",
        "addressOfNobody");
  }
}
