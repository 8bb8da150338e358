package dev.martello.check.code;

import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Principals.TemplateParameter;
import dev.martello.value.HoleName;
import dev.martello.value.Shape;
import dev.martello.value.Val;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the template parameters that values come from. */
final class Parameters {
  private static final Pattern SOURCE = Pattern.compile("(?:default of )?parameter `([^`]*)`");

  private final Map<String, TemplateParameter> byKey = new HashMap<>();

  Parameters(App app) {
    app.parameters().forEach(parameter -> byKey.put(parameter.identity().key(), parameter));
  }

  /** Returns the parameters that a value of a resource is made of, with or without a default. */
  Stream<TemplateParameter> of(Entity user, Val<String> value) {
    var holes = Shape.of(value).stream().flatMap(shape -> shape.holes().stream());
    var defaults =
        value.origin().derivations(by -> SOURCE.matcher(by).matches()).stream()
            .map(by -> by.substring(by.indexOf('`') + 1, by.length() - 1));
    return Stream.concat(holes, defaults).flatMap(name -> find(user, name).stream()).distinct();
  }

  /**
   * Returns the parameter that a name means in the template of a resource.
   *
   * @param name with or without the template in front: {@code template.yaml#Stage}
   */
  Optional<TemplateParameter> find(Entity user, String name) {
    var key = HoleName.isOfStack(name) ? name : HoleName.of(user.identity().stack(), name);
    return Optional.ofNullable(byKey.get(key));
  }
}
