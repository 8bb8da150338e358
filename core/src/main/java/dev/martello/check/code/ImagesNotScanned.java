package dev.martello.check.code;

import static dev.martello.check.Severity.LOW;

import dev.martello.check.About;
import dev.martello.check.Change;
import dev.martello.check.Check;
import dev.martello.check.Remedy;
import dev.martello.check.Term;
import dev.martello.check.Verdict;
import dev.martello.model.App;
import dev.martello.model.Entity;
import dev.martello.model.Settings;
import dev.martello.value.Tri;
import java.util.stream.Stream;

/** Flags image repositories that take images without a look at what is in them. */
@About(
    severity = LOW,
    title = "Images are not scanned when they are pushed",
    why = "Nobody is told of known holes in the operating system and libraries of an image.",
    mend =
        "Set `ScanOnPush: true` in `ImageScanningConfiguration`, or turn on scanning for the whole"
            + " registry.",
    cwe = 1104,
    sameAs = {
      "ECR.1",
      "CKV_AWS_163",
      "AWS-0030",
      "9025b2b3",
      "W79",
      "ecr_repositories_scan_images_on_push_enabled"
    })
final class ImagesNotScanned implements Check {

  @Override
  public Stream<Verdict> run(App app, Context context) {
    var isRegistryScanned =
        context
            .resources("AWS::ECR::RegistryScanningConfiguration")
            .map(registry -> isScanning(app.settingsOf(registry)))
            .reduce(Tri.NO, Tri::or);
    return context
        .resources("AWS::ECR::Repository")
        .map(
            repository ->
                judge(repository, app.settingsOf(repository), isRegistryScanned)
                    .on(context.usersOf(repository)));
  }

  /** Enhanced scanning looks at every repository that a rule's filter takes in. */
  private static Tri isScanning(Settings registry) {
    return registry.get("Rules").items().stream()
        .map(
            rule ->
                rule.get("ScanFrequency")
                    .text()
                    .is(value -> value.equals("SCAN_ON_PUSH") || value.equals("CONTINUOUS_SCAN")))
        .reduce(Tri.NO, Tri::or);
  }

  private static Verdict judge(Entity repository, Settings settings, Tri isRegistryScanned) {
    var setting = settings.get("ImageScanningConfiguration", "ScanOnPush");
    var scan = setting.flag(false);
    return Verdict.of(
            scan.isEqualTo(true).or(isRegistryScanned).not(),
            repository,
            setting.exists().isYes() ? setting.origin() : repository.origin(),
            "pushed images are not scanned",
            scan)
        .mendedBy(
            Remedy.of(
                "set `ScanOnPush` to `true`",
                Change.put(
                    repository.identity(),
                    Term.flag(true),
                    "ImageScanningConfiguration",
                    "ScanOnPush")));
  }
}
