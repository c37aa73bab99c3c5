// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Exploration.Ordering;

/**
 * One of the barriers that the mail's patch adds. What is it for?
 *
 * @param kind {@code smp_wmb} or {@code smp_rmb}
 * @param line its line in the port
 */
record MailBarrier(String kind, int line, Ordering ordering) {
  private static final String VERSION = "patched";

  /** A barrier in the port itself; those of lists and atomics are named after their class, too. */
  private static final Pattern OF_PORT = Pattern.compile("(smp_[rw]mb) at [\\w.]+:(\\d{1,9})");

  private static final String WRONG_CALL = "RUNS_WHAT_WAS_CALLED";

  /** A line on them under all memory models; none where nothing is known of them. */
  static List<String> lines(List<Ordering> ablation) {
    Map<String, List<MailBarrier>> models =
        ablation.stream()
            .filter(ordering -> ordering.kernel().equals(VERSION))
            .flatMap(ordering -> of(ordering).stream())
            .sorted(
                Comparator.comparing(MailBarrier::kind, Comparator.reverseOrder())
                    .thenComparing(MailBarrier::line))
            .collect(
                Collectors.groupingBy(
                    barrier -> barrier.ordering().model(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    String lines =
        models.entrySet().stream()
            .map(model -> "In " + model.getKey() + ": " + verdicts(model.getValue()))
            .collect(Collectors.joining(". "));
    return lines.isEmpty() ? List.of() : List.of("The mail's barriers. " + lines + ".");
  }

  private static Optional<MailBarrier> of(Ordering ordering) {
    Matcher place = OF_PORT.matcher(ordering.ordering());
    return place.matches()
        ? Optional.of(new MailBarrier(place.group(1), Integer.parseInt(place.group(2)), ordering))
        : Optional.empty();
  }

  /** The barriers by what is known of them. */
  private static String verdicts(List<MailBarrier> barriers) {
    return IntStream.range(0, barriers.size())
        .boxed()
        .collect(
            Collectors.groupingBy(
                i -> barriers.get(i).verdict(),
                LinkedHashMap::new,
                Collectors.mapping(i -> name(barriers, i), Collectors.toList())))
        .entrySet()
        .stream()
        .map(
            verdict ->
                (verdict.getValue().size() == barriers.size()
                        ? "all"
                        : Wording.list(verdict.getValue()))
                    + " "
                    + verdict.getKey())
        .collect(Collectors.joining("; "));
  }

  /** Its kind, with its number where there are several. */
  private static String name(List<MailBarrier> barriers, int at) {
    String kind = barriers.get(at).kind();
    long all = barriers.stream().filter(barrier -> barrier.kind().equals(kind)).count();
    long before = barriers.stream().limit(at).filter(b -> b.kind().equals(kind)).count();
    return kind + (all == 1 ? "" : " " + (before + 1));
  }

  private String verdict() {
    return ordering.verdict() + ordering.prevents().map(MailBarrier::otherwise).orElse("");
  }

  private static String otherwise(String invariant) {
    return invariant.equals(WRONG_CALL)
        ? ", or a CPU runs one call's function with another's argument"
        : ", or a rule breaks: " + invariant.toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
