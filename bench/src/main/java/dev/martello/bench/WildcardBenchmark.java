package dev.martello.bench;

import dev.martello.engine.Catalogue;
import dev.martello.engine.Scan;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long a full scan takes where every function reaches every other one, which is the worst case
 * for attack paths and blast radii.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class WildcardBenchmark {

  /** A right on everything holds for what one template declares, so that is what counts. */
  @Param({"20", "125", "250", "500"})
  int perTemplate;

  private Path folder = Path.of("");

  @Setup
  public void prepare() {
    folder = Templates.folderWithWildcards(500, perTemplate);
  }

  @Benchmark
  public Report scan() throws IOException {
    return Scan.run(
        new Scan.Request(
            List.of(folder),
            Setting.none(),
            Catalogue.standard().rules(),
            LocalDate.EPOCH,
            new Report.Tool("martello", "bench")));
  }
}
