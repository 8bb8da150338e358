package dev.martello.read;

import dev.martello.read.cdk.Assembly;
import dev.martello.read.cloudformation.ShortTags;
import dev.martello.read.file.FileText;
import dev.martello.read.file.LocalFiles;
import dev.martello.syntax.Node;
import dev.martello.syntax.Parsed;
import dev.martello.value.Problem;
import dev.martello.value.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one file holds: at most one of everything, nothing for a file that declares nothing. */
record FileInspection(
    List<FileEntry> entries,
    List<TemplateFile> templates,
    List<ParameterFile> parameters,
    List<SamConfig> configs,
    List<Assembly> assemblies) {

  private static final FileInspection NOTHING =
      new FileInspection(List.of(), List.of(), List.of(), List.of(), List.of());
  private static final String CUT = "could not be read to its end";

  /** Looks at a file by its path. */
  static FileInspection at(String path, boolean isInAssembly, LocalFiles files) {
    if (path.endsWith(".tf") || path.endsWith(".tf.json")) {
      return entry(FileEntry.skipped(path, FileKind.TERRAFORM, "Terraform is not read yet"));
    }
    return switch (files.read(path)) {
      case FileText.Skipped(String reason) ->
          entry(FileEntry.skipped(path, FileKind.OTHER, reason));
      case FileText.Broken(String reason) ->
          entry(FileEntry.broken(path, FileKind.OTHER, reason, List.of()));
      case FileText.Text text -> of(text, isInAssembly, files);
    };
  }

  /** Looks at a text. */
  static FileInspection of(FileText.Text text, boolean isInAssembly, LocalFiles files) {
    var file = text.file();
    var content = file.text();
    var name = file.path().substring(file.path().lastIndexOf('/') + 1);
    if (SamConfig.isNamed(name)) {
      return config(SamConfig.read(file, files));
    }
    if (Recognition.isServerless(content)) {
      return entry(
          FileEntry.skipped(
              file.path(), FileKind.SERVERLESS, "the Serverless Framework is not read yet"));
    }
    if (isInAssembly && name.equals("manifest.json")) {
      return manifest(file, files);
    }
    if (Recognition.mayBeTemplate(content)) {
      return template(text, isInAssembly);
    }
    return Recognition.mayBeParameters(content) ? parameters(text) : NOTHING;
  }

  private static FileInspection template(FileText.Text text, boolean isInAssembly) {
    var parsed = ShortTags.read(text.file());
    var problems = together(text.problems(), parsed);
    if (Recognition.isTemplate(parsed.root()) && parsed.root() instanceof Node.Mapping root) {
      var kind = kind(root, isInAssembly);
      return new FileInspection(
          List.of(status(text.file(), kind, parsed, problems)),
          List.of(new TemplateFile(text.file(), root, kind, List.of(), problems)),
          List.of(),
          List.of(),
          List.of());
    }
    boolean isBroken = !parsed.isComplete() && Recognition.isMeantAsTemplate(text.file().text());
    return isBroken
        ? entry(
            FileEntry.broken(text.file().path(), FileKind.CLOUDFORMATION_TEMPLATE, CUT, problems))
        : NOTHING;
  }

  private static FileKind kind(Node.Mapping root, boolean isInAssembly) {
    if (isInAssembly) {
      return FileKind.CDK_TEMPLATE;
    }
    return Recognition.isSam(root) ? FileKind.SAM_TEMPLATE : FileKind.CLOUDFORMATION_TEMPLATE;
  }

  private static FileInspection parameters(FileText.Text text) {
    var parsed = ShortTags.read(text.file());
    if (!Recognition.isParameters(parsed.root())) {
      return NOTHING;
    }
    var problems = together(text.problems(), parsed);
    return new FileInspection(
        List.of(status(text.file(), FileKind.PARAMETERS, parsed, problems)),
        List.of(),
        List.of(ParameterFile.of(text.file().path(), parsed.root())),
        List.of(),
        List.of());
  }

  private static FileInspection config(SamConfig config) {
    var entry =
        config.parsed().isComplete()
            ? FileEntry.read(config.path(), FileKind.SAM_CONFIG, config.problems())
            : FileEntry.broken(config.path(), FileKind.SAM_CONFIG, CUT, config.problems());
    return new FileInspection(List.of(entry), List.of(), List.of(), List.of(config), List.of());
  }

  private static FileInspection manifest(SourceFile file, LocalFiles files) {
    var parsed = ShortTags.read(file);
    if (!(parsed.root() instanceof Node.Mapping root) || !Assembly.isManifest(root)) {
      return NOTHING;
    }
    int slash = file.path().lastIndexOf('/');
    var folder = slash < 0 ? "." : file.path().substring(0, slash);
    var prefix = slash < 0 ? "" : folder + "/";
    var assembly =
        Assembly.of(
            folder,
            root,
            name ->
                files.read(prefix + name) instanceof FileText.Text text
                        && ShortTags.read(text.file()).root() instanceof Node.Mapping mapping
                    ? Optional.of(mapping)
                    : Optional.empty());
    return new FileInspection(
        List.of(status(file, FileKind.CDK_MANIFEST, parsed, parsed.problems())),
        List.of(),
        List.of(),
        List.of(),
        List.of(assembly));
  }

  private static FileEntry status(
      SourceFile file, FileKind kind, Parsed parsed, List<Problem> problems) {
    return parsed.isComplete()
        ? FileEntry.read(file.path(), kind, problems)
        : FileEntry.broken(file.path(), kind, CUT, problems);
  }

  private static List<Problem> together(List<Problem> some, Parsed parsed) {
    var all = new ArrayList<>(some);
    all.addAll(parsed.problems());
    return all;
  }

  static FileInspection entry(FileEntry entry) {
    return new FileInspection(List.of(entry), List.of(), List.of(), List.of(), List.of());
  }
}
