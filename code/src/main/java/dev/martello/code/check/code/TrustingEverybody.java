package dev.martello.code.check.code;

import dev.martello.code.ir.Callee;
import dev.martello.code.ir.Exit;
import dev.martello.code.ir.Instruction;
import dev.martello.code.ir.Literal;
import dev.martello.code.ir.Procedure;
import dev.martello.code.ir.TypeDeclaration;
import dev.martello.code.ir.Unit;
import dev.martello.value.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Finds methods of Java that are asked whether to trust a server and always say yes. */
final class TrustingEverybody {
  private static final Set<String> MANAGERS =
      Set.of(
          "javax.net.ssl.X509TrustManager",
          "javax.net.ssl.X509ExtendedTrustManager",
          "javax.net.ssl.TrustManager");
  private static final Set<String> VERIFIERS =
      Set.of("javax.net.ssl.HostnameVerifier", "org.apache.http.conn.ssl.X509HostnameVerifier");

  private static final Set<String> STRATEGIES =
      Set.of(
          "org.apache.http.ssl.TrustStrategy",
          "org.apache.http.conn.ssl.TrustStrategy",
          "org.apache.hc.core5.ssl.TrustStrategy");

  /** Takes a function that says which certificates to trust. */
  private static final String LOADING = "loadTrustMaterial";

  /** Methods that take a verifier, by whatever client. */
  private static final Set<String> TAKING =
      Set.of(
          "setDefaultHostnameVerifier",
          "setHostnameVerifier",
          "hostnameVerifier",
          "setSSLHostnameVerifier",
          LOADING,
          "sslHostnameVerifier");

  private final Unit unit;
  private final List<Found> found = new ArrayList<>();

  private TrustingEverybody(Unit unit) {
    this.unit = unit;
  }

  /** A place and what is wrong there. */
  record Found(Origin.Written where, String message) {}

  static List<Found> in(Unit unit) {
    var search = new TrustingEverybody(unit);
    unit.types().forEach(search::type);
    unit.procedures().forEach(search::lambdas);
    return List.copyOf(search.found);
  }

  private void type(TypeDeclaration type) {
    for (int number : type.methods()) {
      var method = unit.procedures().get(number);
      boolean isTrusting =
          method.name().equals("checkServerTrusted")
              && type.supertypes().stream().anyMatch(MANAGERS::contains)
              && !method.blocks().isEmpty()
              && doesNothing(method);
      if (isTrusting) {
        found.add(new Found(place(method), "`checkServerTrusted` trusts any certificate"));
      }
      boolean isStrategy =
          method.name().equals("isTrusted")
              && type.supertypes().stream().anyMatch(STRATEGIES::contains)
              && saysYes(method);
      if (isStrategy) {
        found.add(new Found(place(method), "`isTrusted` trusts any certificate"));
      }
      boolean isVerifying =
          method.name().equals("verify")
              && type.supertypes().stream().anyMatch(VERIFIERS::contains)
              && saysYes(method);
      if (isVerifying) {
        found.add(new Found(place(method), "`verify` takes any host for the right one"));
      }
    }
  }

  private Origin.Written place(Procedure method) {
    return new Origin.Written(unit.file(), method.span());
  }

  private static boolean doesNothing(Procedure method) {
    return method.blocks().stream()
        .allMatch(
            block ->
                !(block.exit() instanceof Exit.Throw)
                    && block.instructions().stream().noneMatch(Instruction.Call.class::isInstance));
  }

  /** Lambdas that are handed to a client as its verifier. */
  private void lambdas(Procedure procedure) {
    for (var block : procedure.blocks()) {
      for (var instruction : block.instructions()) {
        if (instruction instanceof Instruction.Call call
            && call.callee() instanceof Callee.Declared(_, var name, _, _, _)
            && TAKING.contains(name)) {
          call.arguments().stream()
              .flatMap(argument -> made(argument.register(), block.instructions()).stream())
              .filter(TrustingEverybody::saysYes)
              .findFirst()
              .ifPresent(
                  _ ->
                      found.add(
                          new Found(
                              new Origin.Written(unit.file(), call.place()),
                              name.equals(LOADING)
                                  ? "`" + name + "` is told to trust any certificate"
                                  : "`" + name + "` is told to take any host for the right one")));
        }
      }
    }
  }

  private List<Procedure> made(int register, List<Instruction> instructions) {
    for (var instruction : instructions) {
      if (instruction instanceof Instruction.Closure closure && closure.target() == register) {
        return List.of(unit.procedures().get(closure.procedure()));
      }
      if (instruction instanceof Instruction.MethodValue value && value.target() == register) {
        return unit.procedures().stream()
            .filter(each -> each.name().equals(value.method().name()))
            .filter(each -> each.owner().equals(value.method().owner()))
            .toList();
      }
      if (instruction instanceof Instruction.Copy copy && copy.target() == register) {
        return made(copy.source(), instructions);
      }
    }
    return List.of();
  }

  /** Returns whether every way through a method ends with the constant true. */
  private static boolean saysYes(Procedure method) {
    boolean isAnswering = false;
    for (var block : method.blocks()) {
      if (block.exit() instanceof Exit.Throw) {
        return false;
      }
      if (block.exit() instanceof Exit.Return leaving) {
        if (!isTrue(leaving.value(), block.instructions())) {
          return false;
        }
        isAnswering = true;
      }
    }
    return isAnswering;
  }

  private static boolean isTrue(int register, List<Instruction> instructions) {
    for (var instruction : instructions.reversed()) {
      if (instruction.target() == register) {
        return switch (instruction) {
          case Instruction.Constant(_, Literal.Truth(var truth), _) -> truth;
          case Instruction.Constant(_, Literal.Whole(var number), _) -> number == 1;
          case Instruction.Copy copy -> isTrue(copy.source(), instructions);
          default -> false;
        };
      }
    }
    return false;
  }
}
