package dev.martello.join.path;

import dev.martello.check.WayIn;
import dev.martello.check.Writes;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Openness;
import dev.martello.know.Catalogue;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.EventSource;
import dev.martello.model.Exposure;
import dev.martello.model.FunctionUrl;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.model.Trigger;
import dev.martello.value.Tri;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The ways in that are open to anybody on the internet. */
final class Entries {
  /*
   * An open function is entered by calling it. An open queue, topic, bucket or bus is entered by
   * writing to it, or by calling a route for which API Gateway writes: what it triggers then gets what
   * a stranger wrote. Strangers reach an authorizer by
   * design, since telling who they are is its work, so it is no entry.
   */
  private static final int SHOWN = 3;
  private static final String UNSURE = "%s may be able to call %s, which may write to %s";

  /**
   * A way in.
   *
   * @param fact what an attacker has who came in
   * @param told what makes it so, a clause for people
   * @param needs what it hangs on; empty text where it is certain
   * @param grounds what opens it; each alone is enough
   */
  record Way(int fact, String told, Entry entry, String needs, List<Ground> grounds) {
    Way {
      grounds = List.copyOf(grounds);
    }
  }

  private final Inventory inventory;
  private final Facts facts;

  Entries(Inventory inventory) {
    this.inventory = inventory;
    this.facts = inventory.facts();
  }

  /** Returns all ways in, by what they lead to. */
  List<Way> ways() {
    var ways = new ArrayList<Way>();
    App app = inventory.app();
    app.functions().forEach(function -> function(function, ways));
    app.stores().forEach(store -> store(store, ways));
    var routes = app.apis().stream().flatMap(api -> api.routes().stream()).toList();
    routes.stream()
        .filter(route -> !isOpen(route).isNo())
        .forEach(route -> app.stores().forEach(store -> route(route, store, ways)));
    return List.copyOf(ways);
  }

  private void function(LambdaFunction function, List<Way> ways) {
    var exposure = function.exposure();
    boolean isOpen =
        exposure.level() == Exposure.Level.PUBLIC || exposure.level() == Exposure.Level.UNKNOWN;
    boolean isAuthorizer =
        exposure.by().stream().allMatch(trigger -> trigger.source() == EventSource.AUTHORIZER);
    if (!isOpen || isAuthorizer) {
      return;
    }
    var asset = facts.declared(function, Asset.Kind.FUNCTION);
    var by = WayIn.widestFirst(exposure.by());
    var titles = WayIn.shown(by);
    var who = WayIn.who(by);
    var title = titles.stream().limit(SHOWN).collect(Collectors.joining(", "));
    var shown =
        titles.size() > SHOWN ? title + " and %d more".formatted(titles.size() - SHOWN) : title;
    boolean isCertain = exposure.level() == Exposure.Level.PUBLIC;
    ways.add(
        new Way(
            Facts.fact(asset, Capability.INVOKE),
            who + (isCertain ? " may call " : " may be able to call ") + shown,
            new Entry(exposure.level(), shown, by.stream().map(Trigger::origin).toList()),
            isCertain ? "" : because(exposure),
            by.stream().map(trigger -> ground(trigger, function)).toList()));
  }

  private static Ground ground(Trigger trigger, LambdaFunction function) {
    var owners = new ArrayList<String>();
    owners.add(function.identity().key());
    switch (trigger) {
      case Trigger.FromRoute(Route route) -> {
        owners.add(route.identity().key());
        owners.add(route.api().key());
      }
      case Trigger.FromUrl(FunctionUrl url) -> owners.add(url.identity().key());
      case Trigger.FromEvent event ->
          event.from().known().forEach(entity -> owners.add(entity.identity().key()));
    }
    return Ground.of(
        function.identity().key() + " entered at " + GrantRules.key(trigger.origin()),
        Ground.Kind.ENTRY,
        trigger.origin(),
        owners,
        "");
  }

  private static String because(Exposure exposure) {
    return exposure.ways().stream()
        .filter(way -> way.level() == exposure.level())
        .map(way -> "who is let in (%s)".formatted(way.because()))
        .findFirst()
        .orElse("who is let in");
  }

  private void store(DataStore store, List<Way> ways) {
    var asset = facts.find(store.identity().key());
    var writes = writes(store);
    if (asset == null || writes.isEmpty()) {
      return;
    }
    var wanted = ActionSet.of(Catalogue.standard(), writes);
    for (var document : store.policies()) {
      for (var found : Openness.isPublic(document, inventory.context().names())) {
        var actions = found.statement().actions();
        var named =
            ActionSet.of(
                Catalogue.standard(),
                actions.stream().flatMap(text -> text.candidates().stream()).toList());
        var granted = found.statement().notAction() ? named.complement() : named;
        if (granted.intersects(wanted) && !isShut(store).isYes()) {
          ways.add(way(asset, found, isShut(store)));
        }
      }
    }
  }

  /** Asks whether anybody may call a route through which API Gateway acts with a role. */
  private static Tri isOpen(Route route) {
    return route.integration().credentials().known().findAny().isEmpty()
        ? Tri.NO
        : isPublic(route)
            .and(route.isPreflight().not())
            .and(route.apiKeyRequired().isEqualTo(true).not())
            .and(route.exists());
  }

  private static Tri isPublic(Route route) {
    return switch (route.access().level()) {
      case PUBLIC -> Tri.YES;
      case UNKNOWN -> Tri.UNKNOWN;
      case AUTHENTICATED, INTERNAL -> Tri.NO;
    };
  }

  /** API Gateway writes what the caller of a route sends. */
  private void route(Route route, DataStore store, List<Way> ways) {
    var asset = facts.find(store.identity().key());
    var context = inventory.context();
    if (asset == null || writes(store).isEmpty()) {
      return;
    }
    var isCalled = Writes.through(route, store, inventory.app(), context);
    if (isCalled.isNo()) {
      return;
    }
    var takes = CallerInput.of(route.integration());
    var isWritten = isCalled.and(takes.answer());
    if (!isWritten.isNo()) {
      ways.add(way(route, asset, isWritten.and(isOpen(route)).isYes(), takes));
    }
  }

  private Way way(Route route, int asset, boolean isCertain, CallerInput takes) {
    var shown = "`%s`".formatted(route.show());
    var told = isCertain ? "%s may call %s, which writes to %s" : UNSURE;
    return new Way(
        Facts.fact(asset, Capability.WRITE),
        told.formatted(WayIn.who(route), shown, facts.asset(asset).show()),
        new Entry(
            isCertain ? Exposure.Level.PUBLIC : Exposure.Level.UNKNOWN,
            shown,
            List.of(route.origin())),
        isCertain ? "" : takes.needs().orElse("who is let in, and what API Gateway may write"),
        List.of(
            Ground.of(
                facts.asset(asset).key() + " fed at " + GrantRules.key(route.origin()),
                Ground.Kind.ENTRY,
                route.origin(),
                List.of(facts.asset(asset).key(), route.identity().key(), route.api().key()),
                "")));
  }

  /** Block Public Access makes nothing of a public policy (Amazon S3 User Guide). */
  private static Tri isShut(DataStore store) {
    return store instanceof DataStore.Bucket bucket
        ? bucket.block().restrictPublicBuckets().isEqualTo(true)
        : Tri.NO;
  }

  private Way way(int asset, Openness.Found found, Tri isShut) {
    var shown = facts.asset(asset).show();
    var origin = found.statement().origin();
    boolean isCertain = found.openness().isOpen().and(isShut.not()).isYes();
    return new Way(
        Facts.fact(asset, Capability.WRITE),
        isCertain ? "anybody may write to " + shown : "anybody may be able to write to " + shown,
        new Entry(
            isCertain ? Exposure.Level.PUBLIC : Exposure.Level.UNKNOWN, shown, List.of(origin)),
        isCertain ? "" : "what the policy of " + shown + " says",
        List.of(
            Ground.of(
                facts.asset(asset).key() + " opened at " + GrantRules.key(origin),
                Ground.Kind.ENTRY,
                origin,
                List.of(facts.asset(asset).key()),
                "")));
  }

  /** Returns the actions that put something into a store which triggers functions. */
  private static Set<String> writes(DataStore store) {
    return switch (store) {
      case DataStore.Bucket _ -> Set.of("s3:PutObject");
      case DataStore.Queue _ -> Set.of("sqs:SendMessage");
      case DataStore.Topic _ -> Set.of("sns:Publish");
      case DataStore.EventBus _ -> Set.of("events:PutEvents");
      case DataStore.Table _ -> Set.of("dynamodb:PutItem", "dynamodb:UpdateItem");
      case DataStore.Stream _ -> Set.of("kinesis:PutRecord", "kinesis:PutRecords");
      case DataStore.Secret _, DataStore.Key _, DataStore.Parameter _, DataStore.Database _ ->
          Set.of();
    };
  }
}
