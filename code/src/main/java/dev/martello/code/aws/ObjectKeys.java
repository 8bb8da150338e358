package dev.martello.code.aws;

import dev.martello.code.analysis.Usage;
import dev.martello.code.value.Part;
import dev.martello.model.DataStore;
import dev.martello.value.Val;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The keys under which a call writes objects of S3, and which notifications they may meet. */
public final class ObjectKeys {
  private static final Set<String> UPLOADING =
      Set.of("aws:s3.upload_file", "aws:s3.upload_fileobj");

  private ObjectKeys() {}

  /** Returns the keys under which objects are written, in pieces; none where nothing is known. */
  public static Stream<List<Part>> of(Usage usage) {
    return Stream.concat(
            Stream.concat(usage.placed().stream(), Stream.of(usage.receiver()))
                .flatMap(
                    argument -> Stream.concat(key(argument.members()), inner(argument.members()))),
            Stream.concat(Stream.concat(key(usage.named()), inner(usage.named())), placed(usage)))
        .flatMap(key -> key.texts().stream())
        .filter(parts -> !parts.isEmpty());
  }

  /** Builders of Java begin with small letters. */
  private static Stream<Usage.Argument> key(Map<String, Usage.Argument> members) {
    return Stream.of("Key", "key").map(members::get).filter(Objects::nonNull);
  }

  /** What is signed, or uploaded in parts, stands in an object of its own. */
  private static Stream<Usage.Argument> inner(Map<String, Usage.Argument> members) {
    return Stream.of("Params", "params")
        .map(members::get)
        .filter(Objects::nonNull)
        .flatMap(params -> key(params.members()));
  }

  /**
   * Java's first SDK takes a bucket and a key, Python's uploads what goes there in front of them.
   */
  private static Stream<Usage.Argument> placed(Usage usage) {
    if (UPLOADING.contains(usage.name())) {
      int key = Math.min(2, usage.placed().size() - 1);
      return key > 0 ? Stream.of(usage.placed().get(key)) : Stream.empty();
    }
    return usage.placed().size() > 1 && usage.placed().getFirst().members().isEmpty()
        ? Stream.of(usage.placed().get(1))
        : Stream.empty();
  }

  /** Returns whether an object that a call writes may be one that a notification tells of. */
  public static boolean mayMeet(DataStore.Notification notification, Usage usage) {
    var keys = of(usage).toList();
    boolean isTold =
        !notification.event().is(event -> event.matches(CREATED) || isTold(event, usage)).isNo();
    return isTold && (keys.isEmpty() || meets(keys, notification));
  }

  /** All ways of writing an object; the second is what Terraform and the CDK write. */
  private static final String CREATED = "(?:s3:)?ObjectCreated:\\*";

  /** Large objects are uploaded in parts. */
  private static boolean isTold(String event, Usage usage) {
    if (!event.contains("ObjectCreated:")) {
      return false;
    }
    var name = usage.name().toLowerCase(Locale.ROOT);
    return switch (event.substring(event.lastIndexOf(':') + 1)) {
      case "Put" -> !name.contains("copy") && !name.contains("presigned_post");
      case "Post" -> name.contains("presigned_post") || name.contains("presignedpost");
      case "Copy" -> name.contains("copy");
      case "CompleteMultipartUpload" -> name.contains("upload") || name.endsWith(".copy");
      default -> false;
    };
  }

  private static boolean meets(List<List<Part>> keys, DataStore.Notification notification) {
    return keys.stream()
        .anyMatch(
            key -> mayBegin(key, notification.prefix()) && mayEnd(key, notification.suffix()));
  }

  private static boolean mayBegin(List<Part> key, Val<String> prefix) {
    boolean isWhole = key.size() == 1;
    return !(key.getFirst() instanceof Part.Fixed(var text))
        || !prefix.is(start -> text.startsWith(start) || !isWhole && start.startsWith(text)).isNo();
  }

  private static boolean mayEnd(List<Part> key, Val<String> suffix) {
    boolean isWhole = key.size() == 1;
    return !(key.getLast() instanceof Part.Fixed(var text))
        || !suffix.is(end -> text.endsWith(end) || !isWhole && end.endsWith(text)).isNo();
  }
}
