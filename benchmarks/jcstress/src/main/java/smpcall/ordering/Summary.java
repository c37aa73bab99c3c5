// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jcstress.annotations.Expect;

/**
 * What all tests came to.
 *
 * <p>jcstress leaves out without a word what needs more CPUs than there are; here it is counted.
 */
final class Summary {

  private static final String ROW = "%-41s %8s %13s  %-11s %s";

  private final List<Declared> tests;
  private final int cpus;

  /**
   * @param tests all that are declared
   * @param cpus of this host, for this process
   */
  Summary(List<Declared> tests, int cpus) {
    this.tests = tests;
    this.cpus = cpus;
  }

  /** Whether nothing forbidden was seen, and all ran that could. */
  boolean isGood() {
    return tests.stream().allMatch(this::isGood);
  }

  private boolean isGood(Declared test) {
    return test.ran()
        ? test.trouble().isEmpty() && test.outcomes().stream().noneMatch(Summary::isForbidden)
        : isTooWide(test);
  }

  private boolean isTooWide(Declared test) {
    return test.actors() > cpus;
  }

  private static boolean isForbidden(Outcome outcome) {
    return outcome.expect() == Expect.FORBIDDEN || outcome.expect() == Expect.UNKNOWN;
  }

  /** One table, and one line for what is not in it. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(row("test", "outcome", "count", "", "what it means"));
    for (Declared test : tests) {
      addRows(test, lines);
    }
    lines.add("");
    lines.add(count());
    return lines;
  }

  private void addRows(Declared test, List<String> lines) {
    if (!test.ran()) {
      lines.add(row(test.name(), "", "", isTooWide(test) ? "left out" : "DID NOT RUN", why(test)));
    } else if (!test.trouble().isEmpty()) {
      lines.add(row(test.name(), "", "", "BROKEN", test.trouble()));
    }
    String name = test.name();
    for (Outcome outcome : test.outcomes()) {
      String count = String.format(Locale.ROOT, "%,d", outcome.count());
      lines.add(row(name, outcome.id(), count, word(outcome), outcome.meaning()));
      name = "";
    }
  }

  private String why(Declared test) {
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
    long ran = tests.stream().filter(Declared::ran).count();
    String line = tests.size() + " tests declared, " + ran + " ran";
    List<Declared> wide = tests.stream().filter(t -> !t.ran() && isTooWide(t)).toList();
    List<Declared> bad = tests.stream().filter(test -> !isGood(test)).toList();
    if (!wide.isEmpty()) {
      line += ", " + wide.size() + " left out: more CPUs needed than " + cpus + names(wide);
    }
    return line + (bad.isEmpty() ? "; nothing forbidden seen" : "; FAILED:" + names(bad));
  }

  private static String names(List<Declared> some) {
    return some.stream().map(Declared::name).collect(Collectors.joining(", ", " (", ")"));
  }
}
