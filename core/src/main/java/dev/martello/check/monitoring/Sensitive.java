package dev.martello.check.monitoring;

import dev.martello.check.PersonalWords;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.DataStore;
import dev.martello.model.Entity;
import dev.martello.model.EnvironmentVariable;
import dev.martello.model.EventSource;
import dev.martello.model.LambdaFunction;
import dev.martello.model.Route;
import dev.martello.value.Origin;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A sign that something handles data which must not stand in a log: what people call their
 * functions, tables, variables and paths, and what they write about functions.
 *
 * @param what the sign as a phrase for people
 */
record Sensitive(Origin where, String what) {
  /*
   * Only words that mean persons' data or credentials wherever they stand. `email` in the name of a
   * variable mostly is the sender's address, so it counts only where it names what is stored or asked
   * for: a key of a table, a part of a path.
   */
  private static final Set<String> PERSONAL_KEYS =
      Set.of("email", "emails", "phone", "phonenumber", "surname", "lastname");

  private static final Set<String> CREDENTIALS =
      Set.of(
          "login",
          "signin",
          "signup",
          "password",
          "passwords",
          "passwd",
          "token",
          "tokens",
          "oauth",
          "oauth2",
          "otp",
          "mfa",
          "credentials");

  private static final Set<String> CREDENTIAL_PAIRS = Set.of("sign in", "sign up", "log in");

  /** Sentences can be of patient clients, too. */
  private static final Set<String> SAID =
      PersonalWords.PLAIN.stream()
          .filter(word -> !word.equals("patient"))
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> TAGGED =
      Stream.concat(PersonalWords.ALL.stream(), Stream.of("gdpr"))
          .collect(Collectors.toUnmodifiableSet());

  /** What sentences name, and what names of things say otherwise. */
  private static final Set<String> SAID_PAIRS =
      Stream.concat(
              PersonalWords.PAIRS.stream(),
              Stream.of(
                  "insurance number",
                  "insurance numbers",
                  "patient data",
                  "patient record",
                  "patient records",
                  "passport number",
                  "passport scan",
                  "passport scans",
                  "phone numbers",
                  "email addresses",
                  "mail addresses",
                  "personally identifiable",
                  "personal information",
                  "personal details",
                  "home address",
                  "home addresses"))
          .collect(Collectors.toUnmodifiableSet());

  /** What a text says that something is free of: one thing, or several with {@code or} between. */
  private static final Pattern WITHOUT =
      Pattern.compile(
          "(?i)\\b(?:no|non|not|without|never|free of|excludes?)\\b"
              + "(?:(?:[- ]*\\w+(?: \\w+){0,2},){1,9} *(?:\\w+ ){0,2}n?or [^.;,]*|[- ]*[^.;,]*)");

  /** Tags that say how data is to be treated, whose values may be plain words. */
  private static final Set<String> OF_DATA =
      Set.of("data", "dataclass", "classification", "dataclassification", "sensitivity", "privacy");

  private static final Set<String> CLASSES = Set.of("personal", "persons");

  /** Tags that say who works on something. */
  private static final Pattern OF_PEOPLE =
      Pattern.compile("(?i).*(?:team|owner|department|division|contact|cost|billing).*");

  /** Names of fields, tables or topics; no address, which has signs of its own. */
  private static final Pattern NAMES = Pattern.compile("[\\w ,;.-]{1,200}");

  private static final Pattern YES = Pattern.compile("(?i)true|yes|y|1|high");

  /** Returns the first sign that a function handles persons' data. */
  static Optional<Sensitive> ofPersons(LambdaFunction function, App app) {
    return Stream.of(
            routes(function, false),
            attributes(function),
            environment(function, app),
            words(function, app))
        .flatMap(signs -> signs)
        .findFirst();
  }

  /** Returns the first sign that a function handles persons' data or credentials. */
  static Optional<Sensitive> of(LambdaFunction function, App app) {
    return Stream.concat(routes(function, true), ofPersons(function, app).stream()).findFirst();
  }

  /** Returns the sign that a route carries persons' data or credentials. */
  static Optional<Sensitive> of(Route route) {
    return of(route, true);
  }

  /** Returns the sign that a resource is called after persons' data. */
  static Optional<Sensitive> of(Entity entity, Val<String> name) {
    var names = new ArrayList<>(name.candidates());
    names.add(entity.identity().id());
    return names.stream()
        .filter(text -> PersonalWords.areIn(text))
        .findFirst()
        .map(text -> new Sensitive(entity.origin(), "the name `" + text + "`"));
  }

  /** Makes a verdict worse by what this shows. */
  Verdict weighOn(Verdict verdict) {
    return verdict.raised(1).because(where, what);
  }

  private static Stream<Sensitive> routes(LambdaFunction function, boolean withCredentials) {
    return function.routes().flatMap(route -> of(route, withCredentials).stream());
  }

  private static Optional<Sensitive> of(Route route, boolean withCredentials) {
    return route.path().candidates().stream()
        .filter(
            path ->
                PersonalWords.areIn(path)
                    || PersonalWords.areIn(path, PERSONAL_KEYS, Set.of())
                    || (withCredentials
                        && PersonalWords.areIn(path, CREDENTIALS, CREDENTIAL_PAIRS)))
        .findFirst()
        .map(_ -> new Sensitive(route.origin(), "route `" + route.show() + "`"));
  }

  /** What Cognito hands to its triggers are the attributes of a user. */
  private static Stream<Sensitive> attributes(LambdaFunction function) {
    return function
        .triggersOf(EventSource.COGNITO)
        .filter(trigger -> trigger.exists().isYes())
        .map(trigger -> new Sensitive(trigger.origin(), "attributes of users from Cognito"));
  }

  private static Stream<Sensitive> environment(LambdaFunction function, App app) {
    return function.environment().stream()
        .flatMap(
            variable ->
                PersonalWords.areIn(variable.name(), PersonalWords.ALL, PersonalWords.PAIRS)
                    ? Stream.of(
                        new Sensitive(variable.origin(), "variable `" + variable.name() + "`"))
                    : Stream.concat(
                        variable.refersTo().known().flatMap(store -> of(store, app).stream()),
                        fields(variable)));
  }

  /** What a variable lists, such as the fields of a form. */
  private static Stream<Sensitive> fields(EnvironmentVariable variable) {
    return variable.value().candidates().stream()
        .filter(_ -> !OF_PEOPLE.matcher(variable.name()).matches())
        .filter(
            text ->
                NAMES.matcher(text).matches()
                    && PersonalWords.areIn(text, SAID, PersonalWords.PAIRS))
        .limit(1)
        .map(
            _ ->
                new Sensitive(
                    variable.origin(), "the value of variable `" + variable.name() + "`"));
  }

  /** What people write about the function: its name, description and tags. */
  private static Stream<Sensitive> words(LambdaFunction function, App app) {
    var settings = app.settingsOf(function);
    var description = settings.get("Description").text();
    var said =
        description
                .is(
                    text ->
                        PersonalWords.areIn(
                            WITHOUT.matcher(text).replaceAll(" "), SAID, SAID_PAIRS))
                .isYes()
            ? Stream.of(new Sensitive(description.origin(), "its description"))
            : Stream.<Sensitive>empty();
    var tags =
        settings.get("Tags").items().stream()
            .filter(tag -> isOfPersons(tag.get("Key").text(), tag.get("Value").text()))
            .map(
                tag ->
                    new Sensitive(
                        tag.get("Value").text().origin(),
                        "the tag `" + tag.get("Key").text().show() + "`"));
    return Stream.of(said, tags, called(function)).flatMap(one -> one);
  }

  private static Stream<Sensitive> called(LambdaFunction function) {
    return Stream.concat(function.name().candidates().stream(), Stream.of(function.identity().id()))
        .filter(text -> PersonalWords.areIn(text, PersonalWords.PLAIN, PersonalWords.PAIRS))
        .limit(1)
        .map(text -> new Sensitive(function.origin(), "the name `" + text + "`"));
  }

  private static boolean isOfPersons(Val<String> key, Val<String> value) {
    return !OF_PEOPLE.matcher(key.show()).matches()
        && value
            .is(
                text ->
                    PersonalWords.areIn(key.show(), OF_DATA, Set.of())
                            && PersonalWords.areIn(
                                WITHOUT.matcher(text).replaceAll(" "), CLASSES, Set.of())
                        || PersonalWords.areIn(
                            WITHOUT.matcher(text).replaceAll(" "), TAGGED, SAID_PAIRS)
                        || (PersonalWords.areIn(key.show(), TAGGED, PersonalWords.PAIRS)
                            && YES.matcher(text).matches()))
            .isYes();
  }

  private static Optional<Sensitive> of(Entity store, App app) {
    var named = of(store, nameOf(store));
    return named.isPresent()
        ? named
        : app.settingsOf(store).get("KeySchema").items().stream()
            .map(key -> key.get("AttributeName").text())
            .filter(
                name ->
                    name.is(text -> PersonalWords.areIn(text, PERSONAL_KEYS, PersonalWords.PAIRS))
                        .isYes())
            .findFirst()
            .map(
                name ->
                    new Sensitive(
                        name.origin(),
                        "key `%s` of `%s`".formatted(name.show(), store.identity().title())));
  }

  private static Val<String> nameOf(Entity entity) {
    return entity instanceof DataStore store ? store.name() : Val.unknown("", entity.origin());
  }
}
