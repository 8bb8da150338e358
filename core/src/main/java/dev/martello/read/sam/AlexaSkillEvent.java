package dev.martello.read.sam;

import java.util.List;

/** Expands {@code AlexaSkill}: the permission for Alexa, bound to a skill if one is named. */
final class AlexaSkillEvent implements EventExpansion {

  @Override
  public List<Generated> expand(SamEvent event, EventTarget target, Transformation run) {
    return List.of(
        InvokePermission.of(event, target, "alexa-appkit.amazon.com")
            .put("EventSourceToken", event.get("SkillId")));
  }
}
