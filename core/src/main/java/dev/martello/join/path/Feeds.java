package dev.martello.join.path;

import dev.martello.check.Check;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Exposure;
import dev.martello.model.LambdaFunction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which functions' events are decided by what is put into a queue, topic, bucket, table or bus. */
public final class Feeds {
  /*
   * The wiring of the application alone, without grants and without flaws: what whoever writes to a
   * resource, or invokes it, certainly decides.
   */
  private final Facts facts = new Facts();
  private final Map<String, LambdaFunction> functions = new HashMap<>();
  private final List<Entries.Way> ways;
  private final RuleBase rules;

  private Feeds(App app, Check.Context context) {
    var inventory = new Inventory(app, context, facts);
    app.functions().forEach(function -> functions.put(function.identity().key(), function));
    new WiringRules(inventory).add();
    this.ways = new Entries(inventory).ways();
    this.rules = facts.build();
  }

  /** Returns the wiring of the application of a run; worked out once for the run. */
  public static Feeds of(Check.Context context) {
    return context.shared(Feeds.class, app -> new Feeds(app, context));
  }

  /** Returns the functions that are fed by what is put into a resource, or by invoking it. */
  public List<Fed<LambdaFunction>> by(Entity resource) {
    var asset = facts.find(resource.identity().key());
    if (asset == null) {
      return List.of();
    }
    boolean isInvoked =
        switch (facts.asset(asset).kind()) {
          case FUNCTION, STATE_MACHINE -> true;
          default -> false;
        };
    return from(Facts.fact(asset, isInvoked ? Capability.INVOKE : Capability.WRITE), List.of());
  }

  /** Returns the functions that are fed by what anybody on the internet may put somewhere. */
  public List<Fed<LambdaFunction>> byAnybody() {
    var fed = new ArrayList<Fed<LambdaFunction>>();
    for (var way : ways) {
      boolean isStore =
          facts.asset(Facts.assetOf(way.fact())).kind() != Asset.Kind.FUNCTION
              && way.entry().level() == Exposure.Level.PUBLIC;
      if (isStore) {
        var first =
            new Step(
                facts.asset(Facts.assetOf(way.fact())),
                Facts.capabilityOf(way.fact()),
                Technique.ENTERS,
                way.told(),
                way.entry().places().getFirst(),
                way.needs(),
                List.of());
        fed.addAll(from(way.fact(), List.of(first)));
      }
    }
    return fed;
  }

  private List<Fed<LambdaFunction>> from(int fact, List<Step> before) {
    var closure = rules.new Reasoner().close(new int[] {fact}, true, new BitSet());
    var derivations = new Derivations(facts, rules);
    var fed = new ArrayList<Fed<LambdaFunction>>();
    for (int at = 0; at < closure.size(); at++) {
      boolean isFed =
          Facts.capabilityOf(closure.fact(at)) == Capability.INVOKE
              && closure.rank(at) <= Derivations.LONGEST;
      var function =
          isFed ? functions.get(facts.asset(Facts.assetOf(closure.fact(at))).key()) : null;
      if (function != null) {
        fed.add(new Fed<>(function, derivations.steps(closure, closure.fact(at), before)));
      }
    }
    return fed;
  }
}
