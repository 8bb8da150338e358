package dev.martello.code.flow;
import dev.martello.code.ir.*;
import dev.martello.code.project.FrontEnds;
import dev.martello.value.SourceFile;
import java.nio.file.*;
final class Shown2 {
  public static void main(String[] a) throws Exception {
    System.out.println(Listing.of(FrontEnds.of(a[0]).get().lower(new SourceFile(a[0], Files.readString(Path.of(a[0]))), "x")));
  }
}
