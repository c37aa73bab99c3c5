// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.GradingResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.infra.runners.TestList;
import smpcall.ordering.DeclaredTest.Outcome;

/** Reads a result file of jcstress, and finds in it the result of each declared test. */
final class Results {

  private static final String PACKAGE = Results.class.getPackageName() + ".";

  private Results() {}

  /**
   * All declared tests with their results, in the order of their names.
   *
   * @param file result file; jcstress writes none when it runs no test
   * @throws IOException when it cannot be read
   */
  static List<DeclaredTest> read(Optional<Path> file) throws IOException {
    Map<String, TestResult> results = file.isEmpty() ? Map.of() : byName(file.get());
    List<DeclaredTest> tests = new ArrayList<>();
    for (String name : new TreeSet<>(TestList.tests())) {
      tests.add(declared(TestList.getInfo(name), Optional.ofNullable(results.get(name))));
    }
    return tests;
  }

  private static Map<String, TestResult> byName(Path file) throws IOException {
    InProcessCollector collector = new InProcessCollector();
    DiskReadCollector reader = new DiskReadCollector(file.toString(), collector);
    try {
      reader.dump();
    } catch (ClassNotFoundException e) {
      throw new IOException(file + " was written by another jcstress", e);
    } finally {
      reader.close();
    }
    return ReportUtils.mergedByName(collector.getTestResults()).stream()
        .collect(Collectors.toMap(TestResult::getName, Function.identity()));
  }

  private static DeclaredTest declared(TestInfo info, Optional<TestResult> result) {
    String problem =
        result
            .filter(r -> r.status() != Status.NORMAL)
            .map(r -> r.status() + String.join(" ", r.getMessages()))
            .orElse("");
    List<Outcome> outcomes =
        result.map(r -> r.grading().gradingResults.values()).stream()
            .flatMap(java.util.Collection::stream)
            .filter(graded -> graded.count > 0)
            .map(Results::outcome)
            .toList();
    String name = info.name().substring(PACKAGE.length());
    return new DeclaredTest(name, info.threads(), result.isPresent(), outcomes, problem);
  }

  private static Outcome outcome(GradingResult graded) {
    return new Outcome(graded.id, graded.count, graded.expect, graded.description);
  }
}
