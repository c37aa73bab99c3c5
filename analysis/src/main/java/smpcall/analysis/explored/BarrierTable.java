// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.explored;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.correctness.CheckWords;
import smpcall.analysis.run.Exploration.Ordering;

/**
 * What is each barrier for? Each was taken away, alone or with its partner, and the programs were
 * explored again.
 *
 * @param orderings all orderings that were taken away, none or more
 */
record BarrierTable(List<Ordering> orderings) {
  private static final String VERSION = "patched";
  private static final String HANDLER = "Interrupt";

  /** A barrier of the port itself; those of lists and atomics are named after their class, too. */
  private static final Pattern OF_PORT = Pattern.compile("(smp_[rw]mb) at [\\w.]+:\\d{1,9}");

  private static final Pattern PLACE = Pattern.compile("(.*) at (?:\\w+\\.)?(\\w+):(\\d{1,9})(.*)");
  private static final List<String> MODELS = List.of("tso", "weak");
  private static final String WRONG_CALL = "RUNS_WHAT_WAS_CALLED";

  private static final String CAPTION =
      "The mail's barriers: what is each for? One is taken away, and the programs are explored"
          + " again.";
  private static final String ALL = "Every ordering of every version, and what it is for";
  private static final List<String> HEAD =
      List.of("barrier", "tso (x86)", "weak (ARM, POWER)", "without it");
  private static final List<String> HEAD_OF_ALL =
      List.of("version", "ordering", "tso (x86)", "weak (ARM, POWER)", "without it", "shown by");

  /** The table of the mail's barriers, and folded that of all; nothing where nothing is known. */
  List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    List<List<String>> mails =
        places(o -> o.kernel().equals(VERSION) && OF_PORT.matcher(o.ordering()).matches()).stream()
            .map(place -> List.of(place.name(), place.tso(), place.weak(), place.without()))
            .toList();
    if (!mails.isEmpty()) {
      blocks.add(new Block.Table(CAPTION, "llll", HEAD, mails));
    }
    List<List<String>> all =
        places(o -> true).stream()
            .map(
                place ->
                    List.of(
                        place.orderings.get(0).kernel(),
                        place.name(),
                        place.tso(),
                        place.weak(),
                        place.without(),
                        place.shownBy()))
            .toList();
    if (!all.isEmpty()) {
      Block.Table table = new Block.Table("", "llllll", HEAD_OF_ALL, all);
      blocks.add(new Block.Folded(ALL, List.of(table)));
    }
    return blocks;
  }

  private List<Place> places(Predicate<Ordering> which) {
    Map<List<String>, List<Ordering>> places =
        orderings.stream()
            .filter(which)
            .filter(ordering -> MODELS.contains(ordering.model()))
            .collect(
                Collectors.groupingBy(
                    ordering -> List.of(ordering.kernel(), ordering.ordering()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return places.values().stream().map(Place::new).toList();
  }

  /**
   * A place in a version.
   *
   * @param orderings what is known of it under each memory model, one or more
   */
  private record Place(List<Ordering> orderings) {

    /** Words such as {@code smp_wmb, sender, line 147}. */
    private String name() {
      String ordering = orderings.get(0).ordering();
      Matcher place = PLACE.matcher(ordering);
      return place.matches()
          ? place.group(1)
              + (place.group(2).endsWith(HANDLER) ? ", handler" : ", sender")
              + ", line "
              + place.group(3)
              + place.group(4)
          : ordering;
    }

    private String tso() {
      return verdict(MODELS.get(0));
    }

    private String weak() {
      return verdict(MODELS.get(1));
    }

    private String verdict(String model) {
      return orderings.stream()
          .filter(ordering -> ordering.model().equals(model))
          .map(Ordering::verdict)
          .findFirst()
          .orElse("-");
    }

    private String without() {
      return last(Ordering::prevents).map(BarrierTable::words).orElse("-");
    }

    private String shownBy() {
      return last(o -> o.program().map(p -> p + ", " + o.steps().orElse(0) + " steps")).orElse("-");
    }

    private Optional<String> last(Function<Ordering, Optional<String>> words) {
      return orderings.stream().flatMap(o -> words.apply(o).stream()).reduce((a, b) -> b);
    }
  }

  private static String words(String invariant) {
    return invariant.equals(WRONG_CALL)
        ? "function of one call, info of another"
        : CheckWords.broken(List.of(invariant));
  }
}
