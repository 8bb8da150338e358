package dev.martello.check;

import dev.martello.model.Entity;
import dev.martello.model.Identity;
import dev.martello.model.LambdaFunction;
import dev.martello.value.Origin;
import dev.martello.value.Shape;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What a check found of one thing. */
public sealed interface Verdict {

  /** Nothing is wrong. */
  record Passes() implements Verdict {
    @Override
    public Verdict on(List<LambdaFunction> concerned) {
      return this;
    }
  }

  /**
   * Something is wrong.
   *
   * @param resource what it is about
   * @param functions the functions that it concerns, the most concerned first
   * @param where the place to look at and mend
   * @param message what is wrong here: lower case, no full stop; things are called what they are
   *     called in their own template
   * @param evidence further places that prove it, in the order of the argument
   * @param stakes what makes it as bad as it is here: who can cause it, what can be done with it
   * @param defaults the defaults of parameters that it holds with, beside those that the place
   *     tells
   * @param shift by how much it is worse (positive) or milder than the check's severity
   * @param inflow where the data comes from that does it; {@link Inflow#NONE} if it is about none
   * @param remedy how to end it by machine
   */
  record Fails(
      Identity resource,
      List<Identity> functions,
      Origin where,
      String message,
      List<Evidence> evidence,
      List<Evidence> stakes,
      List<Origin.Default> defaults,
      int shift,
      Inflow inflow,
      Remedy remedy)
      implements Verdict {
    public Fails {
      message = Shape.brief(message);
      functions = List.copyOf(functions);
      evidence = List.copyOf(evidence);
      stakes = List.copyOf(stakes);
      defaults = List.copyOf(defaults);
    }

    /** What tells verdicts apart; a remedy may be large. */
    @Override
    public int hashCode() {
      return Objects.hash(resource, where, message);
    }

    @Override
    public Fails because(Origin where, String message) {
      var more = new ArrayList<>(evidence);
      more.add(new Evidence(where, message));
      return new Fails(
          resource,
          functions,
          this.where,
          this.message,
          more,
          stakes,
          defaults,
          shift,
          inflow,
          remedy);
    }

    @Override
    public Fails atStake(List<Evidence> facts) {
      var more = new ArrayList<>(stakes);
      more.addAll(facts);
      return new Fails(
          resource, functions, where, message, evidence, more, defaults, shift, inflow, remedy);
    }

    @Override
    public Fails raised(int steps) {
      return new Fails(
          resource,
          functions,
          where,
          message,
          evidence,
          stakes,
          defaults,
          shift + steps,
          inflow,
          remedy);
    }

    @Override
    public Fails by(Inflow how) {
      return new Fails(
          resource, functions, where, message, evidence, stakes, defaults, shift, how, remedy);
    }

    @Override
    public Fails mendedBy(Remedy how) {
      return new Fails(
          resource, functions, where, message, evidence, stakes, defaults, shift, inflow, how);
    }

    @Override
    public Fails mendedBy(Supplier<Remedy> how) {
      return mendedBy(how.get());
    }

    @Override
    public Fails on(List<LambdaFunction> concerned) {
      return with(concerned.stream().map(LambdaFunction::identity).toList());
    }

    /** Notes the defaults of parameters that values hang on which decided this. */
    private Fails given(Collection<? extends Val<?>> asked) {
      var given = asked.stream().flatMap(value -> value.origin().defaults().stream()).distinct();
      return new Fails(
          resource,
          functions,
          where,
          message,
          evidence,
          stakes,
          given.toList(),
          shift,
          inflow,
          remedy);
    }

    /** Names more functions that this concerns, by their identities. */
    public Fails with(List<Identity> concerned) {
      return new Fails(
          resource,
          joined(functions, concerned),
          where,
          message,
          evidence,
          stakes,
          defaults,
          shift,
          inflow,
          remedy);
    }
  }

  /**
   * It could not be decided.
   *
   * @param message what may be wrong here
   * @param needs what would decide it: {@code value of parameter `Stage`}
   */
  record Undecided(
      Identity resource, List<Identity> functions, Origin where, String message, String needs)
      implements Verdict {
    public Undecided {
      message = Shape.brief(message);
      functions = List.copyOf(functions);
    }

    @Override
    public Undecided on(List<LambdaFunction> concerned) {
      var identities = concerned.stream().map(LambdaFunction::identity).toList();
      return new Undecided(resource, joined(functions, identities), where, message, needs);
    }
  }

  /** A place that proves a finding. */
  record Evidence(Origin where, String message) {
    public Evidence {
      message = Shape.brief(message);
    }

    private Evidence inFile() {
      return new Evidence(where.inFile(), message);
    }
  }

  /** Returns this with the places that people look at, as {@link Origin#inFile} tells them. */
  default Verdict inFiles() {
    return switch (this) {
      case Passes _ -> this;
      case Fails fails ->
          new Fails(
              fails.resource,
              fails.functions,
              fails.where.inFile(),
              fails.message,
              fails.evidence.stream().map(Evidence::inFile).toList(),
              fails.stakes.stream().map(Evidence::inFile).toList(),
              fails.defaults,
              fails.shift,
              fails.inflow,
              fails.remedy);
      case Undecided open ->
          new Undecided(
              open.resource, open.functions, open.where.inFile(), open.message, open.needs);
    };
  }

  /** Names the function that this concerns. */
  default Verdict on(LambdaFunction function) {
    return on(List.of(function));
  }

  /** Names the functions that this concerns, the most concerned first. */
  Verdict on(List<LambdaFunction> concerned);

  /** Adds a place that proves it, if it fails. */
  default Verdict because(Origin where, String message) {
    return this;
  }

  /** Adds what makes it as bad as it is here, if it fails. */
  default Verdict atStake(List<Evidence> facts) {
    return this;
  }

  /** Makes it worse by some steps of severity, if it fails; negative steps make it milder. */
  default Verdict raised(int steps) {
    return this;
  }

  /** Says where the data comes from that does it, if it fails. */
  default Verdict by(Inflow how) {
    return this;
  }

  /** Says how to end it by machine, if it fails. */
  default Verdict mendedBy(Remedy how) {
    return this;
  }

  /** As {@link #mendedBy(Remedy)}, for what takes long to work out. */
  default Verdict mendedBy(Supplier<Remedy> how) {
    return this;
  }

  static Verdict passes() {
    return new Passes();
  }

  static Fails fails(Entity about, Origin where, String message) {
    return new Fails(
        about.identity(),
        List.of(),
        where,
        message,
        List.of(),
        List.of(),
        List.of(),
        0,
        Inflow.NONE,
        Remedy.none());
  }

  static Verdict undecided(Entity about, Origin where, String message, String needs) {
    return new Undecided(about.identity(), List.of(), where, message, needs);
  }

  /**
   * Turns an answer into a verdict: YES fails, NO passes, UNKNOWN is undecided.
   *
   * @param asked the values that the answer hangs on; those not known are named as what would
   *     decide
   */
  static Verdict of(Tri isWrong, Entity about, Origin where, String message, Val<?>... asked) {
    return of(isWrong, about, where, message, List.of(asked));
  }

  /**
   * Turns an answer into a verdict, as above.
   *
   * @param asked the values that the answer hangs on
   */
  static Verdict of(
      Tri isWrong, Entity about, Origin where, String message, Collection<? extends Val<?>> asked) {
    return switch (isWrong) {
      case YES -> fails(about, where, message).given(asked);
      case NO -> passes();
      case UNKNOWN -> undecided(about, where, message, Needs.of(asked));
    };
  }

  private static List<Identity> joined(List<Identity> known, List<Identity> more) {
    var all = new LinkedHashSet<>(known);
    all.addAll(more);
    return List.copyOf(all);
  }
}
