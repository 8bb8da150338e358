package dev.martello.check.triggers;

import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.List;

/** Makes ARNs of what is inside a store. */
final class Arns {
  private Arns() {}

  /** Returns the ARN of something below a path of a bucket. */
  static Val<String> under(Val<String> bucket, String path) {
    return switch (bucket) {
      case Val.Known<String>(String arn, Origin origin) -> Val.known(arn + "/" + path, origin);
      case Val.OneOf<String>(List<String> arns, Origin origin) ->
          Val.oneOf(arns.stream().map(arn -> arn + "/" + path).toList(), origin);
      case Val.Unknown<String>(String arn, Origin origin) -> Val.unknown(arn + "/" + path, origin);
    };
  }
}
