package dev.martello.code.project;

import dev.martello.model.Entity;
import java.nio.file.Path;

/**
 * A layer whose content is beside its template.
 *
 * @param entity the version of the layer
 * @param place the folder or archive with its content
 */
record Layer(Entity entity, FileTree tree, Path place) {}
