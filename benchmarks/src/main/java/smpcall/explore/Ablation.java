// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import smpcall.audit.Invariant;
import smpcall.explore.local.Weakening;
import smpcall.explore.local.Weakening.Ordering;
import smpcall.explore.order.MemoryModel;
import smpcall.explore.program.Kernel;
import smpcall.explore.program.Scenario;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/**
 * Takes the orderings of a kernel away, one at a time, and sees what breaks: a fence is left out,
 * an acquire or release becomes opaque. Orderings that show nothing alone are taken away in pairs,
 * as two may stand in for each other.
 */
public final class Ablation {

  /** The name of a search from the {@link Window} of the reuse race. */
  public static final String WINDOW = "reuse, from its window";

  /**
   * What an ordering is for.
   *
   * @param ordering ordering
   * @param verdict verdict
   * @param prevents invariant that breaks without it, or null
   * @param program program that shows it, or null
   * @param steps fewest steps to it, or 0
   * @param partner ordering that stands in for it, or null
   * @param states most states that a search without it saw
   */
  public record Row(
      Ordering ordering,
      Verdict verdict,
      Invariant prevents,
      String program,
      int steps,
      Ordering partner,
      int states) {}

  /** The verdict on an ordering. */
  public enum Verdict {
    /** Without it something breaks. */
    NEEDED("needed"),
    /** Without it and its partner something breaks, and neither does alone. */
    NEEDED_UNLESS("needed unless its partner is there"),
    /** The model has the order by itself. */
    IMPLIED("implied by the model"),
    /** Without it nothing breaks in these programs. */
    NOT_SHOWN("not shown in these programs"),
    /** A search without it came to its bound, and had found nothing. */
    UNKNOWN("unknown (bound)");

    private final String words;

    Verdict(String words) {
      this.words = words;
    }

    /** As printed. */
    public String words() {
      return words;
    }
  }

  private record Outcome(Invariant first, int steps, boolean complete, int states) {}

  private final Kernel kernel;
  private final MemoryModel model;
  private final LockKind lock;
  private final List<String> programs;
  private final boolean window;
  private final Bound bound;
  private final BooleanSupplier stopped;
  private final Map<String, Set<Invariant>> baseline = new LinkedHashMap<>();

  /**
   * @param programs programs to try, the smallest first
   * @param window whether a search from the {@link Window} of the reuse race is tried, too
   */
  private Ablation(
      Kernel kernel,
      MemoryModel model,
      LockKind lock,
      List<String> programs,
      boolean window,
      Bound bound,
      BooleanSupplier stopped) {
    this.kernel = kernel;
    this.model = model;
    this.lock = lock;
    this.programs = programs;
    this.window = window;
    this.bound = bound;
    this.stopped = stopped;
  }

  /** The ablation of a kernel with the programs that are small under a model. */
  public static Ablation of(
      Kernel kernel, MemoryModel model, LockKind lock, Bound bound, BooleanSupplier stopped) {
    List<String> programs = new ArrayList<>(List.of("A=B,B;B=A", "A=Bn,Bn;B=An"));
    if (kernel.version().ordering().promisesResults() || !model.isWeak()) {
      programs.add("A=B;B=A+results");
    }
    boolean queues = kernel.version().compareTo(KernelVersion.LINUX_4_14) >= 0;
    if (queues || !model.isWeak() && kernel.version() != KernelVersion.SPINLOCK) {
      programs.add(Scenario.REUSE.text());
    }
    return new Ablation(kernel, model, lock, programs, model.isWeak(), bound, stopped);
  }

  /** Takes away every ordering of the kernel, then pairs. */
  public List<Row> run() {
    Set<Ordering> orderings = new LinkedHashSet<>();
    for (String program : programs) {
      Search search = search(program, Weakening.NONE);
      baseline.put(program, search.run().found().keySet());
      orderings.addAll(search.orderings());
    }
    if (window) {
      Search search = search(Window.PROGRAM, Weakening.NONE);
      search.beginInWindow();
      baseline.put(WINDOW, search.run().found().keySet());
      orderings.addAll(search.orderings());
    }
    Map<Ordering, Row> rows = new LinkedHashMap<>();
    for (Ordering ordering : orderings) {
      Row row =
          model.implies(ordering.kind())
              ? new Row(ordering, Verdict.IMPLIED, null, null, 0, null, 0)
              : without(Set.of(ordering), ordering, null);
      rows.put(ordering, row);
    }
    pairs(rows);
    return List.copyOf(rows.values());
  }

  private void pairs(Map<Ordering, Row> rows) {
    List<Ordering> silent = new ArrayList<>();
    rows.values().stream()
        .filter(row -> row.verdict == Verdict.NOT_SHOWN)
        .forEach(row -> silent.add(row.ordering));
    for (int i = 0; i < silent.size(); i++) {
      for (int j = i + 1; j < silent.size(); j++) {
        Ordering one = silent.get(i);
        Ordering other = silent.get(j);
        if (rows.get(one).verdict == Verdict.NEEDED_UNLESS
            && rows.get(other).verdict == Verdict.NEEDED_UNLESS) {
          continue;
        }
        Row row = without(Set.of(one, other), one, other);
        if (row.verdict == Verdict.NEEDED_UNLESS) {
          rows.replace(one, row);
          rows.replace(other, without(row, other, one));
        }
      }
    }
  }

  private static Row without(Row row, Ordering ordering, Ordering partner) {
    return new Row(
        ordering, row.verdict, row.prevents, row.program, row.steps, partner, row.states);
  }

  private Row without(Set<Ordering> taken, Ordering ordering, Ordering partner) {
    boolean complete = true;
    int states = 0;
    for (String program : baseline.keySet()) {
      Outcome outcome = outcome(program, new Weakening(taken));
      states = Math.max(states, outcome.states);
      complete &= outcome.complete || program.equals(WINDOW);
      if (outcome.first != null) {
        Verdict verdict = partner == null ? Verdict.NEEDED : Verdict.NEEDED_UNLESS;
        return new Row(ordering, verdict, outcome.first, program, outcome.steps, partner, states);
      }
    }
    Verdict verdict = complete ? Verdict.NOT_SHOWN : Verdict.UNKNOWN;
    return new Row(ordering, verdict, null, null, 0, partner, states);
  }

  /** Searches until something breaks that did not before. */
  private Outcome outcome(String program, Weakening weakening) {
    Search search = search(program.equals(WINDOW) ? Window.PROGRAM : program, weakening);
    if (program.equals(WINDOW)) {
      search.beginInWindow();
    }
    Set<Invariant> news = EnumSet.complementOf(copy(baseline.get(program)));
    search.stopWhenBroken(news);
    Search.Result result = search.run();
    Set<Invariant> broken = copy(result.found().keySet());
    broken.retainAll(news);
    Invariant first = null;
    int steps = 0;
    for (Invariant each : broken) {
      int length = result.found().get(each).path().length;
      if (first == null || length < steps) {
        first = each;
        steps = length;
      }
    }
    return new Outcome(first, steps, result.complete(), result.states());
  }

  private static EnumSet<Invariant> copy(Set<Invariant> set) {
    EnumSet<Invariant> copy = EnumSet.noneOf(Invariant.class);
    copy.addAll(set);
    return copy;
  }

  private Search search(String program, Weakening weakening) {
    CellSetup setup = new CellSetup(kernel, program, model, lock, MaskPlace.INLINE);
    return new Search(setup.subject(weakening), bound, false, stopped);
  }
}
