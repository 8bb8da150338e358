package dev.martello.check;

import dev.martello.iam.Grants;
import dev.martello.iam.Names;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Grantee;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.model.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** A question to the application, answered by a verdict for each thing that it is about. */
public interface Check {

  /** Answers for the whole application. */
  Stream<Verdict> run(App app, Context context);

  /** What a check may know beside the application; lives as long as one run. */
  final class Context {
    private final App app;
    private final LocalDate today;
    private final Profile profile;
    private final Organisation organisation;
    private final Map<String, Grants> grants = new ConcurrentHashMap<>();
    private final Map<Class<?>, Object> shared = new ConcurrentHashMap<>();
    private final Neighbours neighbours;

    /**
     * Makes the context of a run.
     *
     * @param today the day for which dates are judged
     */
    public Context(App app, LocalDate today, Profile profile, Organisation organisation) {
      this.app = app;
      this.today = today;
      this.profile = profile;
      this.organisation = organisation;
      this.neighbours = new Neighbours(app);
    }

    public LocalDate today() {
      return today;
    }

    /**
     * Asks whether a rule is wanted wherever it can be applied, also where it makes no difference
     * to this function.
     */
    public boolean isStrict() {
      return profile == Profile.STRICT;
    }

    /**
     * Asks whether a rule that only matters for what functions use is wanted for every resource:
     * under the strict profile, and where nothing that was read declares a function. A bucket that
     * no function of an application uses is no matter of these functions; of a bucket that stands
     * alone that cannot be said.
     */
    public boolean asksOfEveryResource() {
      return isStrict() || app.functions().isEmpty();
    }

    /** Returns what is known of the organisation that runs the application. */
    public Organisation organisation() {
      return organisation;
    }

    /** Returns what somebody is granted; judged once for all checks of the run. */
    public Grants grantsOf(Grantee grantee) {
      return grants.computeIfAbsent(grantee.identity().key(), _ -> Grants.of(grantee, names()));
    }

    /** Returns the functions that run with what one is granted. */
    public List<LambdaFunction> functionsOf(Grantee grantee) {
      return grantee instanceof Role role ? neighbours.functionsOf(role) : List.of();
    }

    /** Returns the parameters of a template. */
    public List<TemplateParameter> parametersOf(String stack) {
      return List.copyOf(neighbours.parametersOf(stack));
    }

    /**
     * Returns what several checks work out together, made once in a run.
     *
     * @param kind its type, which nothing else of the run may have
     * @param maker must not ask for something else that is shared
     */
    public <T> T shared(Class<T> kind, Function<App, T> maker) {
      return kind.cast(shared.computeIfAbsent(kind, _ -> maker.apply(app)));
    }

    /** Gives the checks what a part of the product found out before they run. */
    public void supply(Object results) {
      shared.put(results.getClass(), results);
    }

    /** Returns the resources of some types, for each type sorted by template and logical id. */
    public Stream<Entity> resources(List<String> types) {
      return types.stream().flatMap(type -> neighbours.ofType(type).stream());
    }

    /** As {@link #resources(List)}. */
    public Stream<Entity> resources(String... types) {
      return resources(List.of(types));
    }

    /**
     * Returns the functions that a resource matters for: it triggers them, takes their failed
     * events, stands in their environment, or their role's policies name it.
     */
    public List<LambdaFunction> usersOf(Entity resource) {
      return neighbours.usersOf(resource);
    }

    /** Tells which names CloudFormation makes up. */
    public Names names() {
      return app.generatedNames()::contains;
    }
  }
}
