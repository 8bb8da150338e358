package dev.martello.code.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The collections of boto3's resources, which ask for lists page by page, and what is done with
 * their elements. https://boto3.amazonaws.com/v1/documentation/api/latest/guide/collections.html
 */
final class Collections {
  private static final Pattern ASKING =
      Pattern.compile(
          "aws(?:-resource)?:([\\w-]+)\\.(\\w+)\\.(?:all|filter|limit|page_size|pages)");
  private static final Pattern WHOLE =
      Pattern.compile(
          "aws(?:-resource)?:([\\w-]+\\.\\w+)\\.(?:all|filter|limit|page_size)\\(\\)\\.(\\w+)");
  private static final Pattern ELEMENT =
      Pattern.compile(
          "aws(?:-resource)?:([\\w-]+\\.\\w+)\\.(?:all|filter|limit|page_size|pages)\\(\\)(?:\\[])+\\.(\\w+)");

  private static final Map<String, String> LISTS =
      Map.ofEntries(
          Map.entry("s3.objects", "ListObjects"),
          Map.entry("s3.object_versions", "ListObjectVersions"),
          Map.entry("s3.multipart_uploads", "ListMultipartUploads"),
          Map.entry("s3.buckets", "ListBuckets"),
          Map.entry("ec2.instances", "DescribeInstances"),
          Map.entry("ec2.volumes", "DescribeVolumes"),
          Map.entry("ec2.snapshots", "DescribeSnapshots"),
          Map.entry("ec2.images", "DescribeImages"),
          Map.entry("ec2.security_groups", "DescribeSecurityGroups"),
          Map.entry("ec2.vpcs", "DescribeVpcs"),
          Map.entry("ec2.subnets", "DescribeSubnets"),
          Map.entry("ec2.key_pairs", "DescribeKeyPairs"),
          Map.entry("ec2.network_interfaces", "DescribeNetworkInterfaces"),
          Map.entry("ec2.route_tables", "DescribeRouteTables"),
          Map.entry("ec2.internet_gateways", "DescribeInternetGateways"),
          Map.entry("ec2.vpc_addresses", "DescribeAddresses"),
          Map.entry("dynamodb.tables", "ListTables"),
          Map.entry("sqs.queues", "ListQueues"),
          Map.entry("sns.topics", "ListTopics"),
          Map.entry("iam.users", "ListUsers"),
          Map.entry("iam.roles", "ListRoles"),
          Map.entry("iam.groups", "ListGroups"),
          Map.entry("iam.instance_profiles", "ListInstanceProfiles"),
          Map.entry("cloudformation.stacks", "DescribeStacks"),
          Map.entry("cloudwatch.alarms", "DescribeAlarms"),
          Map.entry("cloudwatch.metrics", "ListMetrics"));

  /** What is asked of all elements at once. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "s3.objects.delete", "DeleteObjects",
          "s3.object_versions.delete", "DeleteObjects",
          "ec2.instances.start", "StartInstances",
          "ec2.instances.stop", "StopInstances",
          "ec2.instances.terminate", "TerminateInstances",
          "ec2.instances.reboot", "RebootInstances");

  private static final Map<String, String> OF_ELEMENTS =
      Map.of(
          "s3.objects.get", "GetObject",
          "s3.objects.delete", "DeleteObject",
          "s3.objects.put", "PutObject",
          "s3.objects.copy_from", "CopyObject",
          "ec2.instances.start", "StartInstances",
          "ec2.instances.stop", "StopInstances",
          "ec2.instances.terminate", "TerminateInstances",
          "ec2.instances.create_tags", "CreateTags",
          "ec2.snapshots.delete", "DeleteSnapshot",
          "ec2.volumes.delete", "DeleteVolume");

  private Collections() {}

  /** An operation of a service. */
  record Operation(String service, String name) {}

  /** Returns whether a call asks for a list, or for something of all of its elements. */
  static boolean isWhole(String call) {
    return ASKING.matcher(call).matches() || WHOLE.matcher(call).matches();
  }

  /** Returns the operation that a call is; empty if it is about no collection that is known. */
  static Optional<Operation> operation(String call) {
    var asking = ASKING.matcher(call);
    if (asking.matches()) {
      return known(LISTS, asking.group(1) + "." + asking.group(2));
    }
    var whole = WHOLE.matcher(call);
    if (whole.matches()) {
      return known(ACTIONS, whole.group(1) + "." + whole.group(2));
    }
    var element = ELEMENT.matcher(call);
    return element.matches()
        ? known(OF_ELEMENTS, element.group(1) + "." + element.group(2))
        : Optional.empty();
  }

  private static Optional<Operation> known(Map<String, String> operations, String path) {
    var service = List.of(path.split("\\.")).getFirst();
    return Optional.ofNullable(operations.get(path)).map(name -> new Operation(service, name));
  }
}
