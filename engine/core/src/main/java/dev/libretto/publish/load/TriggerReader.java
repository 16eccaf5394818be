package dev.libretto.publish.load;

import dev.libretto.definition.TriggerDefinition;
import dev.libretto.definition.TriggerDefinition.Notify;
import dev.libretto.definition.TriggerDefinition.Recipients;

/** Reads the triggers of a definition. */
final class TriggerReader {

  private TriggerReader() {}

  static TriggerDefinition trigger(Members trigger) {
    var name = trigger.required("name");
    return new TriggerDefinition(
        trigger.at(),
        name,
        trigger.text("label", Labels.humanise(name)),
        trigger.required("on"),
        trigger.required("table"),
        trigger.texts("fields"),
        trigger.text("when"),
        notify(trigger.child("notify")));
  }

  private static Notify notify(Members notify) {
    var to = notify.child("to");
    return new Notify(
        notify.at(),
        new Recipients(
            to.at(),
            to.texts("roles"),
            to.texts("userFields"),
            to.texts("emailFields"),
            to.flag("owner")),
        notify.required("subject"),
        notify.required("text"));
  }
}
