package dev.libretto.publish.check;

import dev.libretto.problem.DefinitionCode;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;

/** The app's locale is a well-formed BCP 47 tag of a language there is. */
final class Locales implements DefinitionCheck {

  @Override
  public void check(Names names, Findings findings) {
    var app = names.definition().app();
    if (!isLocale(app.locale())) {
      findings.error(
          DefinitionCode.UNKNOWN_LOCALE,
          app.at().child("locale"),
          "`" + app.locale() + "` is not a language tag of BCP 47.",
          "Write the language and, where it matters, the region: en, de-AT, pt-BR.");
    }
  }

  private static boolean isLocale(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag).build();
      return Set.of(Locale.getISOLanguages()).contains(locale.getLanguage());
    } catch (IllformedLocaleException e) {
      return false;
    }
  }
}
