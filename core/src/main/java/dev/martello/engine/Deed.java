package dev.martello.engine;

import dev.martello.check.Caller;
import dev.martello.check.Change;
import dev.martello.check.Term;
import dev.martello.model.Identity;
import dev.martello.value.Origin;
import java.util.List;

/**
 * What a change does, without the places, which move with every other change of a file.
 *
 * @param what its kind, the resource, and all that it writes
 */
record Deed(List<Object> what) {
  Deed {
    what = List.copyOf(what);
  }

  static Deed of(Change change) {
    return new Deed(
        switch (change) {
          case Change.Put(Identity resource, List<String> path, Term value) ->
              List.of("put", resource.key(), path, value);
          case Change.Append(Identity resource, List<String> path, Term item) ->
              List.of("append", resource.key(), path, item);
          case Change.Copy(
                  Identity resource,
                  List<String> from,
                  List<String> to,
                  Term.Parts other) ->
              List.of("copy", resource.key(), from, to, other);
          case Change.Remove(Identity resource, List<String> path) ->
              List.of("remove", resource.key(), path);
          case Change.Attribute(Identity resource, String name, Term value) ->
              List.of("attribute", resource.key(), name, value);
          case Change.Replace(Origin _, Term value) -> List.of("replace", value);
          case Change.Reword(Origin.Written place, String text) ->
              List.of("reword", place.file().path(), place.text(), text);
          case Change.Add(
                  Identity beside,
                  String id,
                  String type,
                  Term.Parts properties,
                  Term.Parts attributes) ->
              List.of("add", beside.key(), id, type, properties, attributes);
          case Change.Authorize(Identity api, Origin _, Caller caller) ->
              List.of("authorize", api.key(), caller);
          case Change.Grant(Identity role, List<String> actions, Term resource) ->
              List.of("grant", role.key(), actions, resource);
        });
  }
}
