package dev.martello.bench;

import dev.martello.read.cloudformation.ShortTags;
import dev.martello.syntax.Parsed;
import dev.martello.value.SourceFile;
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

/** How long it takes to turn the text of a template into a tree. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class ParseBenchmark {

  /** Functions of the template; each takes about 30 lines. */
  @Param({"1", "10", "100"})
  int functions;

  private SourceFile file = new SourceFile("template.yaml", "");

  @Setup
  public void prepare() {
    file = new SourceFile("template.yaml", Templates.withFunctions(functions));
  }

  @Benchmark
  public Parsed parse() {
    return ShortTags.read(file);
  }
}
