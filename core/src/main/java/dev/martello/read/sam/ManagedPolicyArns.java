package dev.martello.read.sam;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows the ARNs of AWS's managed policies by name and partition. */
final class ManagedPolicyArns {
  private static final class Standard {
    static final ManagedPolicyArns INSTANCE = new ManagedPolicyArns();
  }

  private final Map<String, String> paths = new HashMap<>();

  private ManagedPolicyArns() {
    for (var line : ResourceLines.read("managed-policies.txt")) {
      var fields = line.split(" ");
      var name = fields[0].substring(fields[0].lastIndexOf('/') + 1);
      for (int at = 1; at < fields.length; at++) {
        paths.put(fields[at] + " " + name, fields[0]);
      }
    }
  }

  static ManagedPolicyArns standard() {
    return Standard.INSTANCE;
  }

  /** Returns the ARN of the policy with a name, if AWS has it in a partition. */
  Optional<String> find(String partition, String name) {
    return Optional.ofNullable(paths.get(partition + " " + name)).map(path -> of(partition, path));
  }

  /** Returns the ARN of a policy of AWS's own by its path and name. */
  static String of(String partition, String path) {
    return "arn:" + partition + ":iam::aws:policy/" + path;
  }
}
