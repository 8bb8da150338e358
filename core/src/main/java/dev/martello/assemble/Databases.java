package dev.martello.assemble;

import dev.martello.model.DataStore;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Databases, caches, search domains and file systems: stores that are reached over the network. */
final class Databases {
  /*
   * type -> property that makes it public, AWS's default for it, property that encrypts it, default.
   * Empty property: never public. `?`: AWS documents that the default depends on the surroundings.
   * Sources: the resource types in the CloudFormation Template Reference; for Redshift the changes of
   * January 2025 to new clusters.
   */
  private record Row(
      String isPublic, Tri publicDefault, String isEncrypted, Tri encryptedDefault) {}

  private static final Map<String, Row> ROWS =
      Map.ofEntries(
          row(
              "AWS::RDS::DBInstance",
              "PubliclyAccessible",
              Tri.UNKNOWN,
              "StorageEncrypted",
              Tri.NO),
          row("AWS::RDS::DBCluster", "PubliclyAccessible", Tri.NO, "StorageEncrypted", Tri.NO),
          row("AWS::DocDB::DBCluster", "", Tri.NO, "StorageEncrypted", Tri.NO),
          row("AWS::DocDBElastic::Cluster", "", Tri.NO, "", Tri.YES),
          row("AWS::Neptune::DBCluster", "", Tri.NO, "StorageEncrypted", Tri.NO),
          row("AWS::Redshift::Cluster", "PubliclyAccessible", Tri.NO, "Encrypted", Tri.YES),
          row("AWS::RedshiftServerless::Workgroup", "PubliclyAccessible", Tri.NO, "", Tri.YES),
          row("AWS::ElastiCache::CacheCluster", "", Tri.NO, "", Tri.NO),
          row("AWS::ElastiCache::ReplicationGroup", "", Tri.NO, "AtRestEncryptionEnabled", Tri.NO),
          row("AWS::ElastiCache::ServerlessCache", "", Tri.NO, "", Tri.YES),
          row("AWS::MemoryDB::Cluster", "", Tri.NO, "", Tri.YES),
          row("AWS::DAX::Cluster", "", Tri.NO, "SSESpecification.SSEEnabled", Tri.NO),
          row("AWS::EFS::FileSystem", "", Tri.NO, "Encrypted", Tri.NO),
          row("AWS::OpenSearchServerless::Collection", "", Tri.UNKNOWN, "", Tri.YES),
          row(
              "AWS::OpenSearchService::Domain",
              "",
              Tri.UNKNOWN,
              "EncryptionAtRestOptions.Enabled",
              Tri.NO),
          row(
              "AWS::Elasticsearch::Domain",
              "",
              Tri.UNKNOWN,
              "EncryptionAtRestOptions.Enabled",
              Tri.NO));

  private Databases() {}

  private static Map.Entry<String, Row> row(
      String type, String isPublic, Tri publicDefault, String isEncrypted, Tri encryptedDefault) {
    return Map.entry(type, new Row(isPublic, publicDefault, isEncrypted, encryptedDefault));
  }

  static Optional<DataStore> read(
      Resource resource, References references, ResourcePolicies policies) {
    var row = ROWS.get(resource.type());
    if (row == null) {
      return Optional.empty();
    }
    var isEncrypted = flag(resource, row.isEncrypted(), row.encryptedDefault());
    boolean isMember =
        resource.type().equals("AWS::RDS::DBInstance")
            && !resource.get("DBClusterIdentifier").exists().isNo();
    var isInVpc = isInVpc(resource);
    return Optional.of(
        new DataStore.Database(
            references.inventory().identity(resource),
            references.texts().nameOf(resource),
            isPublic(resource, row, isMember, isInVpc),
            isInVpc,
            isMember && isEncrypted.isNo() ? Tri.UNKNOWN : isEncrypted,
            documents(resource, policies)));
  }

  /** An instance of a cluster has its cluster's encryption and no public address by default. */
  private static Tri isPublic(Resource resource, Row row, boolean isMember, Tri isInVpc) {
    if (resource.type().endsWith("::Domain")) {
      return isInVpc.not();
    }
    return flag(resource, row.isPublic(), isMember ? Tri.NO : row.publicDefault());
  }

  /** Everything here lives in a VPC but search domains that name none. */
  private static Tri isInVpc(Resource resource) {
    return switch (resource.type()) {
      case "AWS::OpenSearchService::Domain", "AWS::Elasticsearch::Domain" ->
          resource.get("VPCOptions").exists();
      case "AWS::OpenSearchServerless::Collection" -> Tri.UNKNOWN;
      default -> Tri.YES;
    };
  }

  private static Tri flag(Resource resource, String path, Tri absent) {
    if (path.isEmpty()) {
      return absent;
    }
    View view = resource.properties();
    for (var name : path.split("\\.", -1)) {
      view = view.get(name);
    }
    return view.exists().isNo()
        ? absent
        : view.bool(absent.isYes(), resource.type() + " " + path).isEqualTo(true);
  }

  private static List<dev.martello.model.PolicyDocument> documents(
      Resource resource, ResourcePolicies policies) {
    var own = new ArrayList<View>();
    own.add(resource.get("AccessPolicies"));
    own.add(resource.get("FileSystemPolicy"));
    return policies.of(resource, own.toArray(new View[0]));
  }
}
