package dev.martello.read.sam;

import dev.martello.syntax.Node;
import dev.martello.syntax.Nodes;
import java.util.List;
import java.util.Optional;

/**
 * Expands {@code AWS::Serverless::Application} into a nested stack. The template of an application
 * from the application repository is only known to that service, so its URL stays empty.
 */
final class ApplicationExpansion implements ResourceExpansion {
  private static final List<String> RESERVED_TAGS =
      List.of("lambda:createdBy", "serverlessrepo:applicationId", "serverlessrepo:semanticVersion");

  @Override
  public List<Generated> expand(SamResource application, Transformation run) {
    var make = application.make();
    var location = application.get("Location").orElseThrow();
    var stack =
        new Generated(application.logicalId(), "AWS::CloudFormation::Stack", make)
            .dependsOn(application.dependsOn())
            .attributes(application.passThroughAttributes())
            .put("Parameters", application.get("Parameters"))
            .put("NotificationARNs", application.get("NotificationARNs"))
            .put("TimeoutInMinutes", application.get("TimeoutInMinutes"));
    if (location instanceof Node.Mapping repository) {
      stack
          .put("TemplateURL", application.get("TemplateUrl").orElse(make.text("")))
          .put("Tags", tags(application, resolved(application, repository, run)));
    } else {
      stack
          .put("TemplateURL", location)
          .put("Tags", tags(application, Nodes.mapping(location.origin()).build()));
    }
    return List.of(stack);
  }

  private static Node.Mapping resolved(
      SamResource application, Node.Mapping location, Transformation run) {
    var resolved = location;
    for (var name : List.of("ApplicationId", "SemanticVersion")) {
      var value =
          Optional.of(location)
              .filter(place -> place.has(name))
              .flatMap(place -> Trees.get(place, name))
              .map(run.parameters()::resolve)
              .map(run.mappings()::resolve)
              .filter(Trees::isTruthy);
      var path = "Location." + name;
      if (value.isEmpty()) {
        throw application.invalid("Location", "`%s` is missing; add it".formatted(path));
      }
      if (value.get() instanceof Node.Mapping) {
        throw application.invalid(
            "Location",
            "`%s` must be a string, or `Ref` or `Fn::FindInMap` to one".formatted(path));
      }
      if (!(value.get() instanceof Node.Text)) {
        throw application.invalid(
            "Location", "`%s` must be a string; put quotes around it".formatted(path));
      }
      resolved = resolved.with(name, value.get());
    }
    if (resolved.text("ApplicationId").filter(id -> id.contains("{{resolve:ssm:")).isPresent()) {
      throw application.invalid(
          "Location", "`Location.ApplicationId` takes no dynamic reference; write the ARN");
    }
    return resolved;
  }

  private static Node.Sequence tags(SamResource application, Node.Mapping location) {
    var make = application.makeFor("Location");
    var tags = make.map().put("lambda:createdBy", "SAM");
    Trees.get(location, "ApplicationId")
        .ifPresent(id -> tags.put("serverlessrepo:applicationId", id));
    Trees.get(location, "SemanticVersion")
        .ifPresent(version -> tags.put("serverlessrepo:semanticVersion", version));
    var written = application.mapping("Tags");
    written
        .flatMap(map -> RESERVED_TAGS.stream().filter(map::has).findFirst())
        .ifPresent(
            reserved -> {
              throw application.invalid(
                  "Tags", "SAM sets the tag `%s` itself; remove it".formatted(reserved));
            });
    var all = make.tagList(tags.build());
    return written.map(map -> Trees.concat(all, make.tagList(map))).orElse(all);
  }
}
