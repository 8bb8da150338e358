package dev.martello.check;

import dev.martello.value.HoleName;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** Says what would decide a question that values left open. */
public final class Needs {
  private static final Pattern PARAMETER =
      Pattern.compile("(?:allowed value of |asked of )?parameter `");

  private Needs() {}

  /** Returns what would decide whether something is there that conditions of a template guard. */
  public static Val<?> presence(Origin guarded) {
    return deciders(guarded).isEmpty()
        ? Val.known("", guarded)
        : Val.unknown("${whether it is there}", guarded);
  }

  /** Returns a phrase such as {@code value of parameter `Stage`} for the values not known. */
  public static String of(Collection<? extends Val<?>> asked) {
    var phrases = new LinkedHashSet<String>();
    for (var value : asked) {
      switch (value) {
        case Val.Known<?> _ -> {}
        case Val.OneOf<?> choice -> {
          var deciders = deciders(choice.origin());
          phrases.addAll(
              deciders.isEmpty() ? List.of("which of " + choice.show() + " it is") : deciders);
        }
        case Val.Unknown<?> unknown -> phrases.addAll(of(unknown));
      }
    }
    return phrases.isEmpty() ? "what is known only after deployment" : String.join("; ", phrases);
  }

  private static List<String> of(Val.Unknown<?> unknown) {
    var deciders = deciders(unknown.origin());
    if (!deciders.isEmpty()) {
      return deciders;
    }
    var holes = Shape.parse(unknown.expression()).holes();
    return holes.isEmpty()
        ? List.of("meaning of `" + unknown.expression() + "`")
        : holes.stream().distinct().map(Needs::phrase).toList();
  }

  /** Returns the parameters that a value depends on, else the conditions. */
  private static List<String> deciders(Origin origin) {
    var parameters =
        origin.derivations(by -> PARAMETER.matcher(by).lookingAt()).stream()
            .map(by -> "value of " + by.substring(by.indexOf("parameter `")))
            .distinct()
            .toList();
    return parameters.isEmpty()
        ? origin.derivations(by -> by.startsWith("condition `")).stream()
            .map(by -> "whether " + by + " holds")
            .toList()
        : parameters;
  }

  private static String phrase(String hole) {
    if (hole.startsWith("Fn::GetStackOutput ")) {
      return "value of the output `" + hole.substring("Fn::GetStackOutput ".length()) + "`";
    }
    if (hole.startsWith("Fn::ImportValue ")) {
      return "value of the export `" + hole.substring("Fn::ImportValue ".length()) + "`";
    }
    if (hole.startsWith("resolve:")) {
      return "value of the dynamic reference `" + hole + "`";
    }
    if (hole.startsWith("AWS::")) {
      return "value of `" + hole + "`";
    }
    return "value of `" + HoleName.of(hole).local() + "`";
  }
}
