package dev.martello.code.analysis;

import dev.martello.code.flow.CallEvent;
import dev.martello.code.flow.Interpreter;
import dev.martello.code.flow.Objects;
import dev.martello.code.name.NamePattern;
import dev.martello.code.value.SinkKind;
import dev.martello.code.value.Source;
import dev.martello.value.Origin;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Takes note of calls that compare what proves who sent a request: webhooks with signatures. */
final class Verifications {
  /** Comparisons in constant time, which nobody needs but for secrets, and those of services. */
  private static final NamePattern VERIFYING =
      NamePattern.ofWhole(
          Pattern.compile(
              "(?:hmac|secrets)\\.compare_digest|crypto\\.timingSafeEqual|crypto/hmac\\.Equal"
                  + "|crypto/subtle\\.ConstantTimeCompare|java\\.security\\.MessageDigest\\.isEqual"
                  + "|(?:new )?(?:com\\.|github\\.com/)?stripe\\b.*\\b(?:construct_event|[cC]onstructEvent\\w*)"
                  + "|(?:new )?twilio\\b.*\\b(?:validate|validateRequest(?:WithBody)?)"
                  + "|slack(?:_sdk)?\\b.*\\b(?:is_valid|is_valid_request)"
                  + "|@slack/.*\\bverify(?:SlackRequest|RequestSignature)"
                  + "|(?:new )?@octokit/webhooks.*\\bverify(?:AndReceive)?"
                  + "|github\\.com/google/go-github/.*\\bValidate(?:Payload\\w*|Signature)"
                  + "|(?:new )?(?:svix|standardwebhooks)\\b.*\\bverify"
                  + "|discord-interactions\\.verifyKey|tweetnacl\\.sign\\.detached\\.verify"
                  + "|nacl\\.signing\\.VerifyKey\\(\\)\\.verify"));

  private final Map<Integer, Origin.Written> found = new TreeMap<>();

  /** Takes note of a call that is given something of a request that nothing was made of. */
  void called(CallEvent event, Interpreter interpreter) {
    if (!VERIFYING.isIn(event.name())) {
      return;
    }
    event
        .arguments()
        .all()
        .flatMap(given -> Objects.deep(interpreter, given).entrySet().stream())
        .filter(given -> given.getKey().source() >= 0)
        .filter(given -> given.getValue().cleared() != SinkKind.ALL)
        .forEach(given -> found.putIfAbsent(given.getKey().source(), event.where()));
  }

  /**
   * Returns where requests of each way are compared.
   *
   * @param isOne whether a framework has one function for all requests at most
   */
  List<Analysis.Verified> all(List<Source> sources, boolean isOne) {
    return found.entrySet().stream()
        .map(each -> new Analysis.Verified(sources.get(each.getKey()), each.getValue()))
        .filter(each -> isOne || !each.source().trigger().equals("request"))
        .toList();
  }
}
