// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jcstress.annotations.Expect;
import smpcall.ordering.DeclaredTest.Outcome;

/**
 * The summary of all tests.
 *
 * <p>It counts the tests that need more CPUs than the host has, which jcstress leaves out silently.
 */
final class Summary {

  private static final String ROW = "%-41s %8s %13s  %-11s %s";

  private final List<DeclaredTest> tests;
  private final int cpus;

  /**
   * @param tests all declared tests
   * @param cpus number of CPUs that this process may use
   */
  Summary(List<DeclaredTest> tests, int cpus) {
    this.tests = tests;
    this.cpus = cpus;
  }

  /** Whether no outcome is forbidden, and all tests ran for which there are CPUs. */
  boolean isGood() {
    return tests.stream().allMatch(this::isGood);
  }

  private boolean isGood(DeclaredTest test) {
    return test.ran()
        ? test.problem().isEmpty() && test.outcomes().stream().noneMatch(Summary::isForbidden)
        : isTooWide(test);
  }

  private boolean isTooWide(DeclaredTest test) {
    return test.actors() > cpus;
  }

  private static boolean isForbidden(Outcome outcome) {
    return outcome.expect() == Expect.FORBIDDEN || outcome.expect() == Expect.UNKNOWN;
  }

  /** A table of the outcomes, and a line with the counts. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("test", "outcome", "count", "", "what it means"));
    for (DeclaredTest test : tests) {
      addRows(test, lines);
    }
    lines.add("");
    lines.add(count());
    return lines;
  }

  private void addRows(DeclaredTest test, List<String> lines) {
    if (!test.ran()) {
      lines.add(row(test.name(), "", "", isTooWide(test) ? "left out" : "DID NOT RUN", why(test)));
    } else if (!test.problem().isEmpty()) {
      lines.add(row(test.name(), "", "", "BROKEN", test.problem()));
    }
    String name = test.name();
    for (Outcome outcome : test.outcomes()) {
      String count = String.format(Locale.ROOT, "%,d", outcome.count());
      lines.add(row(name, outcome.id(), count, word(outcome), outcome.meaning()));
      name = "";
    }
  }

  private String why(DeclaredTest test) {
    return "needs " + test.actors() + " CPUs, and there are " + cpus;
  }

  private static String word(Outcome outcome) {
    return switch (outcome.expect()) {
      case ACCEPTABLE -> "fine";
      case ACCEPTABLE_INTERESTING -> "interesting";
      case FORBIDDEN -> "FORBIDDEN";
      case UNKNOWN -> "UNKNOWN";
    };
  }

  private static String row(String name, String id, String count, String word, String meaning) {
    return String.format(Locale.ROOT, ROW, name, id, count, word, meaning).stripTrailing();
  }

  private String count() {
    long ran = tests.stream().filter(DeclaredTest::ran).count();
    String line = tests.size() + " tests declared, " + ran + " ran";
    List<DeclaredTest> wide = tests.stream().filter(t -> !t.ran() && isTooWide(t)).toList();
    List<DeclaredTest> bad = tests.stream().filter(test -> !isGood(test)).toList();
    if (!wide.isEmpty()) {
      line += ", " + wide.size() + " left out: more CPUs needed than " + cpus + names(wide);
    }
    return line + (bad.isEmpty() ? "; nothing forbidden seen" : "; FAILED:" + names(bad));
  }

  private static String names(List<DeclaredTest> some) {
    return some.stream().map(DeclaredTest::name).collect(Collectors.joining(", ", " (", ")"));
  }
}
