package dev.martello.bench;

import dev.martello.engine.Scan;
import dev.martello.iam.Grants;
import dev.martello.model.Role;
import dev.martello.report.Report;
import dev.martello.stack.Setting;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long it takes to judge what a hundred roles grant. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class DecideBenchmark {
  private List<Role> roles = List.of();

  @Setup
  public void prepare() throws IOException {
    var request =
        new Scan.Request(
            List.of(Templates.folder(100, 20)),
            Setting.none(),
            List.of(),
            LocalDate.EPOCH,
            new Report.Tool("martello", "bench"));
    roles = Scan.run(request).app().roles();
    if (roles.size() < 100) {
      throw new IllegalStateException("only " + roles.size() + " roles");
    }
  }

  @Benchmark
  public int decide() {
    int grants = 0;
    for (var role : roles) {
      grants += Grants.of(role).list().size();
    }
    return grants;
  }
}
