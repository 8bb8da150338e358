package dev.martello.check;

import dev.martello.iam.Grants;
import dev.martello.iam.Names;
import dev.martello.model.App;
import dev.martello.model.Role;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A question to the application, answered by a verdict for each thing that it is about. */
public interface Check {

  /** Answers for the whole application. */
  Stream<Verdict> run(App app, Context context);

  /** What a check may know beside the application; lives as long as one run. */
  final class Context {
    private final App app;
    private final LocalDate today;
    private final Map<String, Grants> grants = new ConcurrentHashMap<>();

    /**
     * Makes the context of a run.
     *
     * @param today the day for which dates are judged
     */
    public Context(App app, LocalDate today) {
      this.app = app;
      this.today = today;
    }

    public LocalDate today() {
      return today;
    }

    /** Returns what a role is granted; judged once for all checks of the run. */
    public Grants grantsOf(Role role) {
      return grants.computeIfAbsent(role.identity().key(), _ -> Grants.of(role, names()));
    }

    /** Tells which names CloudFormation makes up. */
    public Names names() {
      return app.generatedNames()::contains;
    }
  }
}
