package dev.martello.check;

import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.LinkedHashSet;
import java.util.List;

/** Says what would decide a question that values left open. */
public final class Needs {
  private Needs() {}

  /** Returns a phrase such as {@code value of parameter `Stage`} for the values not known. */
  public static String of(List<? extends Val<?>> asked) {
    var phrases = new LinkedHashSet<String>();
    for (var value : asked) {
      switch (value) {
        case Val.Known<?> _ -> {}
        case Val.OneOf<?> choice -> phrases.add("which of " + choice.show() + " it is");
        case Val.Unknown<?> unknown -> phrases.addAll(of(unknown));
      }
    }
    return phrases.isEmpty() ? "what is known only after deployment" : String.join("; ", phrases);
  }

  private static List<String> of(Val.Unknown<?> unknown) {
    var parameters = unknown.origin().derivations(by -> by.startsWith("parameter `"));
    if (!parameters.isEmpty()) {
      return parameters.stream().map(parameter -> "value of " + parameter).toList();
    }
    var holes = Shape.parse(unknown.expression()).holes();
    return holes.isEmpty()
        ? List.of("meaning of `" + unknown.expression() + "`")
        : holes.stream().distinct().map(Needs::phrase).toList();
  }

  private static String phrase(String hole) {
    if (hole.startsWith("Fn::ImportValue ")) {
      return "value of the export `" + hole.substring("Fn::ImportValue ".length()) + "`";
    }
    if (hole.startsWith("resolve:")) {
      return "value of the dynamic reference `" + hole + "`";
    }
    if (hole.startsWith("AWS::")) {
      return "value of `" + hole + "`";
    }
    return "value of `" + hole.substring(hole.lastIndexOf('#') + 1) + "`";
  }
}
