package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.time.ZoneId;
import java.util.Set;

/** The app's time zone is one of the IANA database. */
final class TimeZones implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var app = names.definition().app();
    Set<String> known = ZoneId.getAvailableZoneIds();
    if (!known.contains(app.timeZone())) {
      findings.error(
          DefinitionCode.UNKNOWN_TIME_ZONE,
          app.at().child("timeZone"),
          "There is no time zone `" + app.timeZone() + "`.",
          Suggestion.hint(app.timeZone(), known)
              .orElse("Use a name of the IANA database such as Europe/Vienna."));
    }
  }
}
