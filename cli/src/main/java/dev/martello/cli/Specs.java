package dev.martello.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** What commands and options are made of. */
final class Specs {
  private Specs() {}

  static CommandSpec command(String name, String description) {
    var spec = CommandSpec.create().name(name);
    spec.usageMessage()
        .description(description, "")
        .parameterListHeading("")
        .sortOptions(false)
        .width(UsageMessageSpec.DEFAULT_USAGE_WIDTH);
    return spec.addOption(flag("--help", "Print this help.").usageHelp(true).order(99).build());
  }

  static OptionSpec.Builder flag(String name, String description) {
    return OptionSpec.builder(name).type(boolean.class).arity("0").description(description);
  }

  static OptionSpec one(String name, String label, String... description) {
    return valued(name, label, description).type(String.class).build();
  }

  /** As {@link #one}, with the values that a shell offers. */
  static OptionSpec choice(String name, String label, List<String> values, String... description) {
    return valued(name, label, description).type(String.class).completionCandidates(values).build();
  }

  static OptionSpec list(String name, String label, String... description) {
    return valued(name, label, description).type(List.class).auxiliaryTypes(String.class).build();
  }

  /** As {@link #list}, with the values that a shell offers. */
  static OptionSpec choices(String name, String label, List<String> values, String... description) {
    return valued(name, label, description)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .completionCandidates(values)
        .build();
  }

  private static OptionSpec.Builder valued(String name, String label, String... description) {
    return OptionSpec.builder(name).arity("1").paramLabel(label).description(description);
  }

  /**
   * Returns an argument that is one word.
   *
   * @param arity how many there may be, as picocli writes it
   */
  static PositionalParamSpec.Builder word(String label, String arity, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity(arity)
        .required(!arity.startsWith("0"))
        .type(String.class)
        .paramLabel(label)
        .description(description);
  }

  static PositionalParamSpec paths(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .arity("1..*")
        .required(true)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }
}
