package dev.martello.check.code;

import dev.martello.check.CodeFacts;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which runtimes lack what code imports without bringing it along. */
final class GoneModules {
  /*
   * Python: "What's New In Python 3.12" and "3.13", "Removed"; PEP 594. Node.js: the Lambda Developer
   * Guide, "Building Lambda functions with Node.js": from Node.js 18 on the runtime has version 3 of
   * the AWS SDK in place of version 2.
   */
  private static final List<String> PYTHON_312 =
      List.of("imp", "distutils", "asynchat", "asyncore", "smtpd");

  private static final List<String> PYTHON_313 =
      List.of(
          "aifc",
          "audioop",
          "cgi",
          "cgitb",
          "chunk",
          "crypt",
          "imghdr",
          "lib2to3",
          "mailcap",
          "nis",
          "nntplib",
          "ossaudiodev",
          "pipes",
          "sndhdr",
          "spwd",
          "sunau",
          "telnetlib",
          "uu",
          "xdrlib");

  private static final Pattern VERSION = Pattern.compile("[a-z]+(?<major>\\d+)\\.(?<minor>\\d*).*");

  private GoneModules() {}

  /** What a move to a runtime takes away. */
  record Gone(String module, String since) {}

  /** Returns the first module that code imports which one runtime has and another one lacks. */
  static Optional<Gone> between(CodeFacts.Told code, String from, String to) {
    return code.provided().stream()
        .map(name -> name.replaceFirst("[./].*", ""))
        .flatMap(
            module ->
                since(language(from), module)
                    .filter(since -> compare(version(from), since) < 0)
                    .filter(since -> compare(version(to), since) >= 0)
                    .map(since -> new Gone(module, since))
                    .stream())
        .min((left, right) -> compare(left.since(), right.since()));
  }

  /** Compares the runtimes of a language by their versions. */
  static int byVersion(String left, String right) {
    return compare(version(left), version(right));
  }

  /** Returns the first version of a language's runtime that lacks a module. */
  private static Optional<String> since(String language, String module) {
    boolean isPython = language.equals("python");
    if (isPython && PYTHON_312.contains(module)) {
      return Optional.of("3.12");
    }
    if (isPython && PYTHON_313.contains(module)) {
      return Optional.of("3.13");
    }
    return language.equals("nodejs") && module.equals("aws-sdk")
        ? Optional.of("18")
        : Optional.empty();
  }

  private static String language(String runtime) {
    return runtime.replaceFirst("[0-9.].*", "");
  }

  private static String version(String runtime) {
    var found = VERSION.matcher(runtime);
    return found.matches() ? found.group("major") + "." + found.group("minor") : "0";
  }

  private static int compare(String left, String right) {
    return Double.compare(number(left), number(right));
  }

  /** {@code 3.9} is older than {@code 3.12}. */
  private static double number(String version) {
    int dot = version.indexOf('.');
    var minor = dot < 0 ? "" : version.substring(dot + 1);
    return Integer.parseInt(dot < 0 ? version : version.substring(0, dot))
        + (minor.isEmpty() ? 0 : Integer.parseInt(minor) / 1000.0);
  }
}
