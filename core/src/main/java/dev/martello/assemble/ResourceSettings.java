package dev.martello.assemble;

import dev.martello.model.Entity;
import dev.martello.model.Link;
import dev.martello.model.PolicyDocument;
import dev.martello.model.Settings;
import dev.martello.stack.Resource;
import dev.martello.stack.View;
import dev.martello.value.Origin;
import dev.martello.value.Tri;
import dev.martello.value.Val;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The properties of one resource, or a part of them, with references in their canonical form. */
final class ResourceSettings implements Settings {
  private final Source source;
  private final Resource resource;
  private final View view;
  private final String property;

  private ResourceSettings(Source source, Resource resource, View view, String property) {
    this.source = source;
    this.resource = resource;
    this.view = view;
    this.property = property;
  }

  /** What it takes to understand a value; entities may still be added while settings are made. */
  record Source(References references, PolicyReader policies, Map<String, Entity> entities) {
    Settings of(Resource resource) {
      return new ResourceSettings(this, resource, resource.properties(), resource.type());
    }

    /** Returns what stands beside the properties. */
    Settings of(Resource resource, String attribute) {
      return new ResourceSettings(this, resource, resource.attribute(attribute), resource.type());
    }
  }

  @Override
  public Origin origin() {
    return view.origin();
  }

  @Override
  public Tri exists() {
    return view.exists();
  }

  @Override
  public Settings get(String... path) {
    var found = view;
    for (var name : path) {
      found = found.get(name);
    }
    return at(found, String.join(" ", path));
  }

  @Override
  public Settings beside(String attribute) {
    return new ResourceSettings(
        source, resource, resource.attribute(attribute), resource.type() + " " + attribute);
  }

  @Override
  public List<Settings> items() {
    return view.items().stream().map(item -> at(item, "")).toList();
  }

  @Override
  public List<Named> parts() {
    var parts = new ArrayList<Named>();
    for (var field : view.fields()) {
      parts.add(new Named(field.key(), field.keyOrigin(), at(field.value(), field.key())));
    }
    return parts;
  }

  @Override
  public List<Settings> inside() {
    return view.isSequence() ? items() : parts().stream().map(Named::value).toList();
  }

  private Settings at(View part, String name) {
    return new ResourceSettings(
        source, resource, part, name.isEmpty() ? property : property + " " + name);
  }

  @Override
  public Val<String> text() {
    return source.references().texts().canonical(view.text(), resource.stackId());
  }

  @Override
  public Val<String> text(String serviceDefault) {
    return source
        .references()
        .texts()
        .canonical(view.text(serviceDefault, property), resource.stackId());
  }

  @Override
  public Val<Long> number(long serviceDefault) {
    return view.number(serviceDefault, property);
  }

  @Override
  public List<Val<Long>> number() {
    return view.number();
  }

  @Override
  public Val<Boolean> flag(boolean serviceDefault) {
    return view.bool(serviceDefault, property);
  }

  @Override
  public List<Val<String>> texts() {
    return items().stream().map(Settings::text).toList();
  }

  @Override
  public Link<Entity> target() {
    return source.references().find(view, resource).link(source.entities());
  }

  @Override
  public List<PolicyDocument> policy() {
    return view.exists().isNo() ? List.of() : List.of(source.policies().read(view, resource));
  }

  @Override
  public Settings json() {
    return JsonTexts.read(view).map(read -> at(read, "")).orElse(this);
  }

  @Override
  public boolean isStructured() {
    return view.isMapping() || view.isSequence();
  }

  @Override
  public String toString() {
    return property + " " + view;
  }
}
