package dev.martello.read.sam;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows the ARNs of AWS's managed policies by name and partition. */
final class ManagedPolicyArns {
  private static final class Standard {
    static final ManagedPolicyArns INSTANCE = new ManagedPolicyArns();
  }

  private final Map<String, String> arns = new HashMap<>();

  private ManagedPolicyArns() {
    for (var line : ResourceLines.read("managed-policies.txt")) {
      var fields = line.split(" ");
      var name = fields[0].substring(fields[0].lastIndexOf('/') + 1);
      for (int at = 1; at < fields.length; at++) {
        arns.put(fields[at] + " " + name, of(fields[at], fields[0]));
      }
    }
  }

  static ManagedPolicyArns standard() {
    return Standard.INSTANCE;
  }

  /** Returns the ARN of the policy with a name, if AWS has it in a partition. */
  Optional<String> find(String partition, String name) {
    return Optional.ofNullable(arns.get(partition + " " + name));
  }

  /** Returns the ARN of a policy of AWS's own by its path and name. */
  static String of(String partition, String path) {
    return "arn:%s:iam::aws:policy/%s".formatted(partition, path);
  }
}
