package dev.martello.assemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.martello.check.Check;
import dev.martello.check.Organisation;
import dev.martello.check.Profile;
import dev.martello.model.App;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which resources checks take to matter for a function. */
final class NeighboursTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a reference, !GetAtt Data.Arn",
    "what is inside it, !Sub '${Data.Arn}/private/*'",
    "the ARN with the name, 'arn:aws:s3:::data-of-orders'",
    "an object by the name, 'arn:aws:s3:::data-of-orders/private/*'",
    "the ARN in any partition, !Sub 'arn:${AWS::Partition}:s3:::data-of-orders/*'",
  })
  void policiesNameBuckets(String rule, String resource) {
    assertThat(usersOfData(resource)).isEqualTo(List.of("Fn"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "every bucket, 'arn:aws:s3:::*'",
    "another bucket, 'arn:aws:s3:::data-of-orders-archive/*'",
  })
  void otherTextsNameNone(String rule, String resource) {
    assertThat(usersOfData(resource)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"the access point, Point", "the file system behind it, Files"})
  void functionsMountFileSystems(String rule, String id) {
    var app =
        Assembled.resources(
                """
                Files:
                  Type: AWS::EFS::FileSystem
                Point:
                  Type: AWS::EFS::AccessPoint
                  Properties: {FileSystemId: !Ref Files}
                Mounting:
                  Type: AWS::Lambda::Function
                  Properties:
                    FileSystemConfigs: [{Arn: !GetAtt Point.Arn, LocalMountPath: /mnt/files}]
                """)
            .app();
    assertThat(usersOf(id, app)).isEqualTo(List.of("Mounting"));
  }

  @Test
  void functionsRunTheImagesOfARepository() {
    var app =
        Assembled.resources(
                """
                Images:
                  Type: AWS::ECR::Repository
                Running:
                  Type: AWS::Lambda::Function
                  Properties:
                    PackageType: Image
                    Code: {ImageUri: !Sub '${Images.RepositoryUri}:1.0.0'}
                """)
            .app();
    assertThat(usersOf("Images", app)).isEqualTo(List.of("Running"));
  }

  private static List<String> usersOfData(String resource) {
    return usersOf(
        "Data",
        """
        Data:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: data-of-orders
        Grants:
          Type: AWS::IAM::RolePolicy
          Properties:
            PolicyName: grants
            RoleName: !Ref Role
            PolicyDocument:
              Statement:
                - Effect: Allow
                  Action: s3:GetObject
                  Resource: %s
        """
            .formatted(resource));
  }

  private static List<String> usersOf(String id, String resources) {
    return usersOf(id, Templates.withFunction(resources));
  }

  private static List<String> usersOf(String id, App app) {
    var context =
        new Check.Context(app, LocalDate.of(2026, 1, 31), Profile.STANDARD, Organisation.unknown());
    var wanted =
        app.resources()
            .filter(entity -> entity.identity().id().equals(id))
            .findFirst()
            .orElseThrow();
    return context.usersOf(wanted).stream()
        .map(LambdaFunction::identity)
        .map(Identity::id)
        .toList();
  }
}
