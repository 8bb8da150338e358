package dev.martello.read.sam;

import dev.martello.syntax.Node;
import java.util.Map;

/**
 * What an event invokes.
 *
 * @param owner the SAM resource that has the event
 * @param invoked the generated function, its alias, or the generated state machine
 * @param role the generated execution role; where the user gave a role it is not emitted, and what
 *     an event adds to it is dropped as AWS does
 */
record EventTarget(SamResource owner, Generated invoked, Generated role) {

  boolean isAlias() {
    return invoked.type().equals("AWS::Lambda::Alias");
  }

  /** Returns the reference that names the function in a permission or event source mapping. */
  Node nameOrArn(Make make) {
    return make.ref(invoked.logicalId());
  }

  /** Returns the reference to the ARN of what is invoked. */
  Node arn(Make make) {
    return isAlias() || invoked.type().startsWith("AWS::StepFunctions::")
        ? make.ref(invoked.logicalId())
        : make.getAtt(invoked.logicalId(), "Arn");
  }

  /** Returns the attributes that everything made for the event shares. */
  Map<String, Node> passThroughAttributes() {
    return invoked.passThroughAttributes();
  }
}
