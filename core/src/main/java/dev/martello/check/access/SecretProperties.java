package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.know.Credentials;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.model.Settings;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The properties of resources that take a password, a token or a private key. */
final class SecretProperties {
  /*
   * One row for each: type, then the path, in which `*` stands for every item of a list, and what is
   * done with the value. From the CloudFormation Template Reference; what AWS fills in itself, or
   * hashes, is left out.
   */
  private static final String ROWS =
      """
      Alexa::ASK::Skill AuthenticationConfiguration.ClientSecret shows
      Alexa::ASK::Skill AuthenticationConfiguration.RefreshToken shows
      AWS::AmazonMQ::Broker Users.*.Password sets
      AWS::Amplify::App AccessToken shows
      AWS::Amplify::App BasicAuthConfig.Password sets
      AWS::Amplify::App OauthToken shows
      AWS::Amplify::Branch BasicAuthConfig.Password sets
      AWS::AppStream::DirectoryConfig ServiceAccountCredentials.AccountPassword shows
      AWS::CodeBuild::SourceCredential Token shows
      AWS::CodePipeline::Webhook AuthenticationConfiguration.SecretToken shows
      AWS::Cognito::UserPoolIdentityProvider ProviderDetails.client_secret shows
      AWS::DMS::Endpoint Password shows
      AWS::DMS::Endpoint MongoDbSettings.Password shows
      AWS::DirectoryService::MicrosoftAD Password sets
      AWS::DirectoryService::SimpleAD Password sets
      AWS::DocDB::DBCluster MasterUserPassword sets
      AWS::EMR::Cluster KerberosAttributes.ADDomainJoinPassword shows
      AWS::EMR::Cluster KerberosAttributes.CrossRealmTrustPrincipalPassword shows
      AWS::EMR::Cluster KerberosAttributes.KdcAdminPassword shows
      AWS::ElastiCache::ReplicationGroup AuthToken sets
      AWS::ElastiCache::User Passwords.* sets
      AWS::Events::Connection AuthParameters.ApiKeyAuthParameters.ApiKeyValue shows
      AWS::Events::Connection AuthParameters.BasicAuthParameters.Password shows
      AWS::Events::Connection AuthParameters.OAuthParameters.ClientParameters.ClientSecret shows
      AWS::IAM::User LoginProfile.Password sets
      AWS::KinesisFirehose::DeliveryStream HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey shows
      AWS::KinesisFirehose::DeliveryStream RedshiftDestinationConfiguration.Password shows
      AWS::KinesisFirehose::DeliveryStream SplunkDestinationConfiguration.HECToken shows
      AWS::Lambda::Permission EventSourceToken shows
      AWS::MemoryDB::User AuthenticationMode.Passwords.* sets
      AWS::OpenSearchService::Domain AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword sets
      AWS::Elasticsearch::Domain AdvancedSecurityOptions.MasterUserOptions.MasterUserPassword sets
      AWS::OpsWorks::App AppSource.Password shows
      AWS::OpsWorks::App SslConfiguration.PrivateKey shows
      AWS::OpsWorks::Stack CustomCookbooksSource.Password shows
      AWS::OpsWorks::Stack RdsDbInstances.*.DbPassword shows
      AWS::Pinpoint::APNSChannel PrivateKey shows
      AWS::Pinpoint::APNSChannel TokenKey shows
      AWS::Pinpoint::APNSSandboxChannel PrivateKey shows
      AWS::Pinpoint::APNSSandboxChannel TokenKey shows
      AWS::Pinpoint::APNSVoipChannel PrivateKey shows
      AWS::Pinpoint::APNSVoipChannel TokenKey shows
      AWS::Pinpoint::APNSVoipSandboxChannel PrivateKey shows
      AWS::Pinpoint::APNSVoipSandboxChannel TokenKey shows
      AWS::RDS::DBCluster MasterUserPassword sets
      AWS::RDS::DBInstance MasterUserPassword sets
      AWS::Redshift::Cluster MasterUserPassword sets
      AWS::RedshiftServerless::Namespace AdminUserPassword sets
      AWS::SecretsManager::Secret SecretString keeps
      """;

  /** What a resource does with a secret that it is given. */
  enum Use {
    /** Makes it the password of something: whatever is written opens that thing. */
    SETS,
    /** Shows it to somebody else, who knows it already: a text to be filled in opens nothing. */
    SHOWS,
    /** Only keeps it, alone or among other texts. */
    KEEPS
  }

  private record Row(String type, List<String> path, Use use) {}

  private static final List<Row> TABLE =
      ROWS.lines()
          .map(line -> line.strip().split(" "))
          .map(fields -> new Row(fields[0], Arrays.asList(fields[1].split("\\.")), use(fields[2])))
          .toList();

  private static final Pattern MEMBER =
      Pattern.compile("\"([^\"]{1,200})\"\\s*:\\s*\"([^\"]{0,4000})\"");

  private SecretProperties() {}

  private static Use use(String word) {
    return Use.valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** A property that takes a secret, as it is written. */
  record Written(Entity resource, String property, Val<String> value, Use use, Origin where) {

    /** Returns the one parameter that brings the secret; none where it brings a part of a text. */
    Optional<TemplateParameter> parameter(Context context) {
      var all = SecretSource.parameters(value, resource.identity().stack(), context).toList();
      boolean isReference =
          Shape.of(value).stream()
              .flatMap(shape -> shape.holes().stream())
              .anyMatch(hole -> hole.startsWith("resolve:"));
      return all.size() == 1 && !isReference ? Optional.of(all.getFirst()) : Optional.empty();
    }

    /** Says whether a text, here or as the default of the parameter, is a secret. */
    boolean isSecret(String text) {
      return switch (use) {
        case SETS -> !text.isBlank() && !text.strip().matches("<.*>|\\{\\{resolve:.*}}");
        case SHOWS -> !isName(text) && isSecret(property, text);
        case KEEPS -> keepsSecret(text);
      };
    }

    /** A text such as `YourPassword` is to be filled in; with a number at its end it is none. */
    private static boolean isName(String text) {
      return Credentials.isSecretName(text) && text.chars().noneMatch(Character::isDigit);
    }

    private static boolean keepsSecret(String text) {
      var members = MEMBER.matcher(text).results().toList();
      return members.isEmpty()
          ? !text.isBlank() && !Credentials.isNoValue(text) && !text.strip().startsWith("{")
          : members.stream().anyMatch(member -> isSecret(member.group(1), member.group(2)));
    }

    private static boolean isSecret(String name, String text) {
      return Credentials.kindOf(name, text).isPresent();
    }
  }

  /** Returns all that are written. */
  static Stream<Written> of(App app, Context context) {
    return TABLE.stream()
        .flatMap(
            row ->
                Stream.concat(context.resources(row.type()), others(row.type(), app))
                    .flatMap(resource -> written(resource, row, app)));
  }

  /** Users stand in a list of their own, and so do permissions. */
  private static Stream<? extends Entity> others(String type, App app) {
    return switch (type) {
      case "AWS::IAM::User" -> app.principals().users().stream();
      case "AWS::Lambda::Permission" ->
          Stream.concat(
              app.functions().stream().flatMap(function -> function.permissions().stream()),
              app.permissionsElsewhere().stream());
      default -> Stream.empty();
    };
  }

  private static Stream<Written> written(Entity resource, Row row, App app) {
    var found = List.of(app.settingsOf(resource));
    for (var step : row.path()) {
      var next = new ArrayList<Settings>();
      for (var settings : found) {
        if (step.equals("*")) {
          next.addAll(settings.items());
        } else {
          next.add(settings.get(step));
        }
      }
      found = List.copyOf(next);
    }
    return found.stream()
        .filter(settings -> !settings.exists().isNo() && !settings.isStructured())
        .map(
            settings ->
                new Written(
                    resource, row.path().getLast(), settings.text(), row.use(), settings.origin()));
  }
}
