package dev.libretto.server.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.libretto.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table is whole: no address without a row, no cell in silence, and the document says so. */
final class TableTest {

  private static final Path PAGE = Path.of("../docs/isolation.md");
  private static final String START = "<!-- the table -->\n";

  /** Every address in the sources, and the surfaces by which it is tried. */
  private static final Map<String, String> ADDRESSES = addresses();

  private static Map<String, String> addresses() {
    var known = new TreeMap<String, String>();
    """
    /u/ = LIST PAGE
    /rest/v1/ = LIST
    rpc = TRANSITION
    history = HISTORY
    trash = TRASH PURGE
    restore = RESTORE
    before = HISTORY TRASH
    /auth = ASK
    /auth/ = SIGN_IN_PAGE
    /auth/builder = BUILDER_DOOR
    /auth/check = CHECK_PAGE
    /auth/code = CODE
    /auth/invite/ = INVITE
    /auth/link/ = LINK
    /auth/oidc/ = OIDC_LEAVE
    /auth/sign-in = SIGN_IN_PAGE
    /auth/signed-out = SIGNED_OUT
    link/ = LINK_PAGE LINK
    invite/ = INVITE_PAGE INVITE
    oidc/ = OIDC_LEAVE OIDC_BACK
    /callback = OIDC_BACK
    sign-in = SIGN_IN_PAGE ASK
    check = CHECK_PAGE
    code = CODE
    sessions = SESSIONS END_SESSION
    me = ME
    sign-out = SIGN_OUT
    signed-out = SIGNED_OUT
    /api/v1/apps = APPS
    /api/v1/apps/(?<user>[^/]+)/(?<app>[^/]+)/(?<part>members|keys|deliveries)(?<rest>(/[^/]+){0,2}) = MEMBERS INVITE_MEMBER CHANGE_MEMBER REMOVE_MEMBER MEMBER_SESSIONS INVITE_AGAIN KEYS CREATE_KEY REVOKE_KEY DELIVERIES RETRY_DELIVERY
    /api/v1/apps/:user/:app/usage = USAGE
    /api/v1/usage = OWN_USAGE
    /api/v1/profile/sessions = SIGN_INS
    /:id = END_SIGN_IN
    /api/v1/profile/email/verification = PROVE_ADDRESS
    /api/v1/auth/email/confirm = CONFIRM_ADDRESS
    /api/v1/auth/password-reset = FORGOTTEN
    /api/v1/auth/password-reset/confirm = NEW_PASSWORD
    /account/address/:token = ADDRESS_PAGE
    /account/password/:token = PASSWORD_PAGE
    /assets/* = ASSET
    /api/v1/apps/:user/:app = DELETE_APP
    /api/v1/apps/:user/:app/access = ACCESS
    /api/v1/apps/:user/:app/definition = DEFINITION PUBLISH
    /api/v1/apps/:user/:app/secrets = SECRETS
    /:name = SECRET WRITE_SECRET REMOVE_SECRET
    /api/v1/apps/:user/:app/versions = VERSIONS
    /:version = VERSION
    /:version/rollback = ROLLBACK
    /transfer = OFFER
    /api/v1/deleted-apps = DELETED_APPS
    /api/v1/deleted-apps/:id/restore = RESTORE_APP
    /api/v1/transfers = OFFERS
    /api/v1/transfers/:id = END_OFFER
    /api/v1/transfers/:id/accept = ACCEPT
    /api/v1/audit = AUDIT
    /api/v1/profile = PROFILE CHANGE_PROFILE
    /api/v1/profile/identities = IDENTITIES
    /api/v1/profile/password = PASSWORD
    /api/v1/profile/tokens = TOKENS CREATE_TOKEN
    /api/v1/profile/tokens/:id = REVOKE_TOKEN
    /api/v1/auth/register = REGISTER
    /api/v1/auth/sign-in = BUILDER_SIGN_IN
    /api/v1/auth/refresh = REFRESH
    /api/v1/auth/sign-out = BUILDER_OUT
    /api/v1/auth/sign-out-everywhere = BUILDER_OUT_ALL
    /api/v1/auth/oidc = PROVIDER
    /api/v1/auth/oidc/callback = PROVIDER_BACK
    /start = PROVIDER
    /api/v1/operator/audit = WHOLE_AUDIT
    /api/v1/operator/builders = BUILDERS
    /api/v1/operator/builders/:name = ONE_BUILDER
    /api/v1/operator/signing-keys/rotate = ROTATE
    /.well-known/jwks.json = KEY_SET
    /metrics = METRICS
    /health/live = LIVE
    /health/ready = READY
    /schemas/app/1 = SCHEMA
    /docs/problems/ = PROBLEM
    /docs/problems/(LIB- = PROBLEM
    /assets/ = ASSET
    """
        .lines()
        .map(line -> line.split(" = ", 2))
        .forEach(pair -> known.put(pair[0], pair[1]));
    return known;
  }

  @Test
  void everyAddressHasARow() {
    var known = new TreeMap<>(ADDRESSES).keySet();

    assertEquals(
        String.join("\n", known),
        String.join("\n", Sources.addresses()),
        "an address in the sources has no row in the table, or a row its address no longer");
  }

  @Test
  void everyRowHasAnAddress() {
    var tried = EnumSet.noneOf(Surface.class);
    ADDRESSES
        .values()
        .forEach(names -> {
          for (var name : names.split(" ")) {
            tried.add(Surface.valueOf(name));
          }
        });
    var others =
        Set.of(Surface.values()).stream()
            .filter(surface -> !tried.contains(surface))
            .filter(surface -> surface.kind != Surface.Kind.ABSENT)
            // Other ways to ask at the same addresses.
            .filter(surface -> !surface.hasRows() && surface != Surface.WELCOME)
            .collect(Collectors.toSet());

    assertEquals(Set.of(), others);
  }

  @Test
  void noCellIsPassedOverInSilence() {
    var cells = Cells.all().inOrder();

    assertEquals(Surface.values().length * Idea.values().length, cells.size());
    assertTrue(cells.stream().allMatch(cell -> cell.isChecked() || cell.reason().length() > 10));
  }

  @Test
  void theDocumentIsInStep() throws IOException {
    var page = Files.readString(PAGE);
    var start = page.indexOf(START);
    assertTrue(start > 0, "the page has lost the place of its table");

    Golden.matches(
        PAGE,
        page.substring(0, start + START.length())
            + "\n"
            + new Sheet(Cells.all().inOrder()).text()
            + "\n");
  }
}
