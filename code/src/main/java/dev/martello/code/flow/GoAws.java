package dev.martello.code.flow;

import dev.martello.code.ir.Key;
import dev.martello.code.knowledge.ServiceNames;
import dev.martello.code.value.Arguments;
import dev.martello.code.value.Atom;
import dev.martello.code.value.HeapObject;
import dev.martello.code.value.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The clients of AWS's SDKs for Go: operations are named {@code aws:<service>.<Operation>} whatever
 * client or paginator leads to them, and their only argument is the input.
 */
public final class GoAws {
  private static final Pattern CLIENT =
      Pattern.compile(
          "github\\.com/aws/aws-sdk-go(?:-v2)?/service/(\\w+)(?:/\\w+iface)?"
              + "\\.(NewFromConfig|New|NewPresignClient|Client|PresignClient|\\w+API|\\w+)");
  private static final Pattern PAGES =
      Pattern.compile(
          "github\\.com/aws/aws-sdk-go-v2/service/(\\w+)\\.New(\\w+)(Paginator|Waiter)");
  private static final Pattern TRANSFER =
      Pattern.compile(
          "github\\.com/aws/aws-sdk-go(?:-v2/feature/s3/manager|/service/s3/s3manager)"
              + "\\.(?:New)?(?:Uploader|Downloader)(?:WithClient)?");

  /** What makes a client, and what its type is called beside the service's own name. */
  private static final Pattern NAMES =
      Pattern.compile("NewFromConfig|New|NewPresignClient|Client|PresignClient|\\w+API");

  private GoAws() {}

  /** What a call is in the words of AWS. */
  record Operation(String name, Arguments arguments) {}

  /** Returns the client that a type is, or that a call makes; empty for everything else. */
  public static Optional<Value> client(String name) {
    if (TRANSFER.matcher(name).matches()) {
      return Optional.of(Value.external("aws:s3"));
    }
    var client = CLIENT.matcher(name);
    boolean isClient =
        client.matches()
            && (NAMES.matcher(client.group(2)).matches()
                || client.group(2).equalsIgnoreCase(client.group(1)));
    return isClient
        ? Optional.of(Value.external("aws:" + ServiceNames.of(client.group(1))))
        : Optional.empty();
  }

  /** Returns the operation that a call is; empty for other calls. */
  static Optional<Operation> operation(String name, Arguments arguments, Interpreter run) {
    if (name.startsWith("aws:")) {
      int dot = name.indexOf('.');
      return dot < 0 ? Optional.empty() : method(name, dot, arguments, run);
    }
    var pages = PAGES.matcher(name);
    return pages.matches() && pages.group(3).equals("Paginator")
        ? Optional.of(
            new Operation(
                "aws:" + ServiceNames.of(pages.group(1)) + "." + pages.group(2),
                input(arguments, run)))
        : Optional.empty();
  }

  /** The first SDK has a method for each field of an input, which gives the input again. */
  public static Optional<Value> set(CallEvent event, String method, Interpreter run) {
    boolean isInput =
        method.startsWith("Set")
            && event.name().startsWith("github.com/aws/aws-sdk-go/service/")
            && event.name().endsWith("Input." + method);
    if (!isInput) {
      return Optional.empty();
    }
    var field = new Key.Member(method.substring("Set".length()));
    run.objects().store(event.receiver(), field, event.arguments().at(0), event.where().span());
    return Optional.of(event.receiver());
  }

  /** Returns what waits for something; empty for other calls. */
  public static Optional<Value> waiter(String name) {
    var waiter = PAGES.matcher(name);
    return waiter.matches() && waiter.group(3).equals("Waiter")
        ? Optional.of(
            Value.external(
                "aws:" + ServiceNames.of(waiter.group(1)) + ".waiter:" + waiter.group(2)))
        : Optional.empty();
  }

  private static Optional<Operation> method(
      String name, int dot, Arguments arguments, Interpreter run) {
    var method = name.substring(dot + 1);
    if (method.indexOf('(') >= 0 || method.indexOf('[') >= 0) {
      return Optional.empty();
    }
    if (method.startsWith("waiter:")) {
      return method.endsWith(".Wait")
          ? Optional.of(
              new Operation(name.replaceFirst("\\.Wait$", ".wait"), input(arguments, run)))
          : Optional.empty();
    }
    if (method.indexOf('.') >= 0) {
      return Optional.empty();
    }
    var own = method.replaceFirst("^Presign", "").replaceFirst("WithContext$", "");
    var service = name.substring(0, dot);
    if (own.startsWith("WaitUntil")) {
      var waited = own.substring("WaitUntil".length());
      return Optional.of(
          new Operation(service + ".waiter:" + waited + ".wait", input(arguments, run)));
    }
    own = own.replaceFirst("(?<=[a-z0-9])(?:Pages|Request)$", "");
    if (service.equals("aws:s3")) {
      own = own.equals("Upload") ? "PutObject" : own.equals("Download") ? "GetObject" : own;
    }
    return Optional.of(new Operation(service + "." + own, input(arguments, run)));
  }

  /** The input is a struct; beside it stand a context and options. */
  private static Arguments input(Arguments arguments, Interpreter run) {
    for (var argument : arguments.placed()) {
      for (var atom : argument.atoms()) {
        if (atom instanceof Atom.Reference reference
            && run.get(reference.object()) instanceof HeapObject held
            && held.kind() == HeapObject.Kind.INSTANCE
            && held.type().endsWith("Input")) {
          return Arguments.of(argument);
        }
      }
    }
    return Arguments.of(
        arguments.placed().stream()
            .filter(each -> each.isTainted() || !isContext(each))
            .toList()
            .toArray(new Value[0]));
  }

  private static boolean isContext(Value value) {
    return value.atoms().stream()
        .allMatch(
            atom ->
                atom instanceof Atom.External external && external.name().startsWith("context."));
  }
}
