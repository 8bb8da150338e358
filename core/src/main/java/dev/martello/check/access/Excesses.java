package dev.martello.check.access;

import dev.martello.check.Check.Context;
import dev.martello.iam.ActionSet;
import dev.martello.iam.Escalation;
import dev.martello.iam.Grant;
import dev.martello.iam.Grants;
import dev.martello.know.Action;
import dev.martello.know.EscalationPath;
import dev.martello.model.App;
import dev.martello.model.Condition;
import dev.martello.model.Grantee;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Principals;
import dev.martello.model.Role;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What everybody is granted too widely: each action of a statement once, as the most exact of the
 * harms that it does.
 */
final class Excesses {
  /*
   * The order is a decision, docs/decisions/0202. An administrator is told as nothing but that, and
   * policies of AWS, SAM's policy templates and statements of all but something have a check each. Of other statements, first the ways
   * to more permissions take what they need; then each harm with a check of its own takes its actions
   * and the rest of their service; then services that are granted whole go; and what is left of a
   * statement is told by the worst harm that it does.
   *
   * An action counts where the statement could name certain resources and does not. Where that hangs
   * on a condition of the template, the answer is open.
   */
  private static final Pattern EVERY_LOG =
      Pattern.compile("arn:.*:logs:.*:log-group:/aws/(?:lambda/)?\\*(?::\\*)?");

  private final App app;
  private final Context context;
  private final List<Val<String>> administrators;
  private final PoolRoles pools;
  private final Deliveries deliveries;
  private final Map<String, Found> found = new ConcurrentHashMap<>();

  /**
   * Too wide a grant.
   *
   * @param actions the decisive ones first; empty where it is not known what is granted
   * @param isCertain UNKNOWN where statement or width hang on a condition
   */
  record Excess(Harm harm, Grant grant, List<Action> actions, Tri isCertain) {
    Excess {
      actions = List.copyOf(actions);
    }
  }

  /**
   * All that is too wide of what one is granted.
   *
   * @param allWays complete ways to more permissions, whoever wrote the policies
   * @param ways those of them that a statement of the user's is part of, and that no other check
   *     tells
   * @param allServices services that are given whole, whoever wrote the policies
   * @param services those of them that statements of the user's give
   */
  record Found(
      List<Escalation> allWays,
      List<Escalation> ways,
      List<Excess> excesses,
      List<Grants.WholeService> allServices,
      List<Grants.WholeService> services) {
    private static final Found NOTHING =
        new Found(List.of(), List.of(), List.of(), List.of(), List.of());

    Found {
      allWays = List.copyOf(allWays);
      ways = List.copyOf(ways);
      excesses = List.copyOf(excesses);
      allServices = List.copyOf(allServices);
      services = List.copyOf(services);
    }
  }

  private Excesses(App app, Context context) {
    this.app = app;
    this.context = context;
    this.pools = new PoolRoles(app, context);
    this.deliveries = new Deliveries(app, context);
    this.administrators =
        app.roles().stream()
            .filter(role -> context.grantsOf(role).grantsEverything().isYes())
            .map(app::arnOf)
            .toList();
  }

  private static Excesses in(Context context) {
    return context.shared(Excesses.class, app -> new Excesses(app, context));
  }

  /** Returns what one is granted too widely; worked out once for all checks of a run. */
  static Found of(Grantee grantee, Context context) {
    return in(context).of(grantee);
  }

  /** Returns the roles that identity pools hand out; all that they grant has one check. */
  static PoolRoles pools(Context context) {
    return in(context).pools;
  }

  /** Returns what pipes and schedules deliver; what their roles may do has a check. */
  static Deliveries deliveries(Context context) {
    return in(context).deliveries;
  }

  private Found of(Grantee grantee) {
    return found.computeIfAbsent(grantee.identity().key(), _ -> judged(grantee));
  }

  private Found judged(Grantee grantee) {
    var grants = context.grantsOf(grantee);
    return grants.grantsEverything().isYes()
        ? Found.NOTHING
        : new Sorting(grantee, grants).sorted();
  }

  private Escalation.Subject subject(Grantee grantee) {
    List<Val<String>> own =
        switch (grantee) {
          case Role role -> List.of(app.arnOf(role));
          case Principals.User user -> List.of(app.arnOf(user));
          case Principals.Group _, Principals.LoosePolicy _ -> List.of();
        };
    return new Escalation.Subject(own, administrators);
  }

  /** Gives each action of one's statements to the check that it belongs to. */
  private final class Sorting {
    private final Grantee grantee;
    private final Grants grants;
    private final List<Grant> written;
    private final List<LambdaFunction> functions;
    private final Map<Grant, ActionSet> left = new IdentityHashMap<>();
    private final Map<Grant, Set<String>> toldServices = new IdentityHashMap<>();
    private final List<Excess> excesses = new ArrayList<>();

    Sorting(Grantee grantee, Grants grants) {
      this.grantee = grantee;
      this.grants = grants;
      this.functions = context.functionsOf(grantee);
      this.written =
          grants.list().stream()
              .filter(grant -> !RoleStatements.isByAws(grantee, grant))
              .filter(grant -> RoleStatements.samTemplate(grantee, grant).isEmpty())
              .filter(grant -> !grant.by().notAction() && !grant.by().notResource())
              .filter(grant -> !isOfDelivery() || !WideDeliveryRole.isTold(grant))
              .toList();
      for (var grant : written) {
        left.put(grant, wide(grant));
        toldServices.put(grant, new HashSet<>());
      }
    }

    Found sorted() {
      var all = Escalation.of(grants, subject(grantee));
      var ways = ways(all);
      if (pools.of(grantee).isPresent()) {
        return new Found(all, ways, List.of(), List.of(), List.of());
      }
      for (var harm : Harm.NAMED) {
        written.forEach(grant -> name(harm, grant));
      }
      var whole = grants.serviceWildcards();
      var services = services(whole);
      written.forEach(this::rest);
      return new Found(all, ways, excesses, whole, services);
    }

    private boolean isOfDelivery() {
      return functions.isEmpty() && !deliveries.with(grantee).isEmpty();
    }

    private ActionSet wide(Grant grant) {
      var wide = grant.unlimited(false).intersect(named(grant)).where(Action::isScopable);
      var bare = wide.minus(Harm.FOR_VPC);
      return context.isStrict() ? bare : bare.minus(Harm.FOR_LOGS);
    }

    /** Those that the texts name for sure; what a Deny takes a part of is still granted. */
    private static ActionSet named(Grant grant) {
      return grant.isNarrowed() ? grant.actions() : grant.sureActions();
    }

    // ---- ways to more permissions ----

    private List<Escalation> ways(List<Escalation> all) {
      var ways = new ArrayList<Escalation>();
      for (var way : all) {
        boolean isWritten = way.grants().anyMatch(left::containsKey);
        if (isWritten && !isToldElsewhere(way.path())) {
          ways.add(way);
          way.grants().forEach(grant -> claim(way.path(), grant));
        }
      }
      return ways;
    }

    /** Getting credentials, assuming roles and changing one's own code have their own checks. */
    private boolean isToldElsewhere(EscalationPath path) {
      boolean isOwnCode =
          !functions.isEmpty() && Harm.FUNCTION_CODE.contains(path.actions().getFirst());
      return isOwnCode || path.actions().stream().allMatch(Harm.OBTAINING::contains);
    }

    /** Who changes permissions may do everything else with identities as well. */
    private void claim(EscalationPath path, Grant part) {
      boolean isOverIdentities =
          switch (path.category()) {
            case SELF_ESCALATION, PRINCIPAL_ACCESS, NEW_IDENTITY -> true;
            case NEW_PASSROLE, EXISTING_PASSROLE -> false;
          };
      for (var grant : written) {
        if (grant.by() == part.by()) {
          take(grant, Harm.set(path.actions().toArray(String[]::new)));
          if (isOverIdentities) {
            takeService(grant, "iam");
            takeService(grant, "sts");
          }
        }
      }
    }

    // ---- harms by name ----

    private void name(Harm harm, Grant grant) {
      var hit = hit(harm, grant);
      if (hit.size() == 0) {
        return;
      }
      boolean isBound = harm == Harm.KEYS && grant.by().conditions().stream().anyMatch(this::isUse);
      if (!isBound) {
        add(harm, grant, hit);
      }
      take(grant, hit);
      switch (harm) {
        case CREDENTIALS -> {}
        case ROLES_PASSED -> take(grant, Harm.set("iam:Get*", "iam:List*"));
        default -> hit.services().forEach(service -> takeService(grant, service.prefix()));
      }
    }

    private ActionSet hit(Harm harm, Grant grant) {
      return switch (harm) {
        case FUNCTIONS -> harm.in(named(grant)).where(action -> isOnOwnFunction(grant, action));
        case TRACES ->
            harm.in(left(grant))
                .union(named(grant).intersect(Harm.AUDIT))
                .union(namesEveryLog(grant) ? harm.in(named(grant)) : Harm.set());
        default -> harm.in(left(grant));
      };
    }

    /** The logs of all functions are no certain logs. */
    private static boolean namesEveryLog(Grant grant) {
      return grant.resources().stream()
          .anyMatch(resource -> EVERY_LOG.matcher(resource.show()).matches());
    }

    private boolean isOnOwnFunction(Grant grant, Action action) {
      return functions.stream()
          .map(app::arnOf)
          .anyMatch(own -> grant.names(own) && !grants.grantsSome(action.id(), own).isNo());
    }

    /** A key that only a service uses, or only for one purpose, decrypts nothing by itself. */
    private boolean isUse(Condition condition) {
      var key = condition.key().toLowerCase(Locale.ROOT);
      return key.equals("kms:viaservice") || key.startsWith("kms:encryptioncontext");
    }

    // ---- services, and the rest ----

    private List<Grants.WholeService> services(List<Grants.WholeService> all) {
      var whole = new ArrayList<Grants.WholeService>();
      for (var service : all) {
        var prefix = service.service().prefix();
        var own =
            service.grants().stream()
                .filter(grant -> left.containsKey(grant) && !isTold(grant, prefix))
                .toList();
        if (!own.isEmpty()) {
          whole.add(new Grants.WholeService(service.service(), own));
          own.forEach(grant -> takeService(grant, prefix));
        }
      }
      return whole;
    }

    /** What is left; beside something worse it is not worth telling that it lists or describes. */
    private void rest(Grant grant) {
      var wide = left(grant);
      boolean isTold = excesses.stream().anyMatch(excess -> excess.grant() == grant);
      if (isTold) {
        wide = wide.where(action -> Harm.WORSE.stream().anyMatch(harm -> harm.isDoneBy(action)));
      }
      if (wide.size() > 0) {
        var rest = wide;
        Harm.OF_REST.stream()
            .filter(harm -> rest.actions().anyMatch(harm::isDoneBy))
            .findFirst()
            .ifPresent(harm -> add(harm, grant, rest));
      } else if (isUnknown(grant)) {
        excesses.add(new Excess(Harm.OTHER, grant, List.of(), Tri.UNKNOWN));
      }
    }

    /** A statement on everything of which no action is known. */
    private static boolean isUnknown(Grant grant) {
      return named(grant).isEmpty() && grant.unlimited(true).size() > 0;
    }

    private void add(Harm harm, Grant grant, ActionSet actions) {
      var sure = grant.unlimited(true);
      var ordered =
          actions
              .actions()
              .sorted(
                  Comparator.<Action>comparingInt(action -> sure.contains(action) ? 0 : 1)
                      .thenComparingInt(action -> harm.isDoneBy(action) ? 0 : 1))
              .toList();
      boolean isWide = !left(grant).intersects(actions) || sure.intersects(actions);
      excesses.add(new Excess(harm, grant, ordered, isWide ? grant.by().present() : Tri.UNKNOWN));
    }

    private ActionSet left(Grant grant) {
      return left.getOrDefault(grant, Harm.set());
    }

    private void take(Grant grant, ActionSet actions) {
      left.computeIfPresent(grant, (_, before) -> before.minus(actions));
    }

    private void takeService(Grant grant, String prefix) {
      take(grant, Harm.set(prefix + ":*"));
      Stream.ofNullable(toldServices.get(grant)).forEach(told -> told.add(prefix));
    }

    private boolean isTold(Grant grant, String prefix) {
      return toldServices.getOrDefault(grant, Set.of()).contains(prefix);
    }
  }
}
