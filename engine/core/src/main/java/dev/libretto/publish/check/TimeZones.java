package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;
import dev.libretto.problem.Suggestion;
import java.time.ZoneId;
import java.util.Optional;

/** The app's time zone is one of the IANA database. */
final class TimeZones implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var app = names.definition().app();
    if (!ZoneId.getAvailableZoneIds().contains(app.timeZone())) {
      findings.error(
          DefinitionCode.UNKNOWN_TIME_ZONE,
          app.at().child("timeZone"),
          "There is no time zone `" + app.timeZone() + "`.",
          nearest(app.timeZone()).orElse("Use a name of the IANA database such as Europe/Vienna."));
    }
  }

  /** Looks for a place of nearly that name in the same part of the world. */
  private static Optional<String> nearest(String written) {
    int slash = written.lastIndexOf('/') + 1;
    String area = written.substring(0, slash);
    var places =
        ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.startsWith(area) && zone.indexOf('/', slash) < 0)
            .map(zone -> zone.substring(slash))
            .toList();
    return Suggestion.nearest(written.substring(slash), places)
        .map(place -> "Did you mean `" + area + place + "`?");
  }
}
