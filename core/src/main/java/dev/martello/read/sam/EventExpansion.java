package dev.martello.read.sam;

import java.util.List;

/** Expands the events of one type; stateless. */
interface EventExpansion {

  /**
   * Returns the CloudFormation resources that make the event reach its target. It may change
   * sources (an API's definition) through the run.
   *
   * @throws SamInvalid if the user's input does not allow it
   */
  List<Generated> expand(SamEvent event, EventTarget target, Transformation run);
}
