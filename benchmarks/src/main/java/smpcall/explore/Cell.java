// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import smpcall.audit.Invariant;

/**
 * The result for one cell of the table.
 *
 * @param setup what was explored
 * @param result result of the search
 * @param schedules shortest schedule to each broken invariant
 */
public record Cell(
    CellSetup setup, Search.Result result, Map<Invariant, Replayer.Replayed> schedules) {

  /** Explores a cell. */
  public static Cell explore(CellSetup setup, Bound bound, BooleanSupplier stopped) {
    Search.Result result = new Search(setup.subject(), bound, false, stopped).run();
    Map<Invariant, Replayer.Replayed> schedules = new EnumMap<>(Invariant.class);
    result
        .found()
        .forEach(
            (invariant, found) ->
                schedules.put(
                    invariant, Replayer.path(setup.subject(), found.path(), found.atEnd())));
    return new Cell(setup, result, schedules);
  }

  /** The verdict, in one word. */
  public enum Verdict {
    /** All states were seen, and none breaks anything. */
    RIGHT,
    /** A schedule breaks an invariant. */
    RACE,
    /** Nothing was found before the bound was reached. */
    UNKNOWN;

    /** The name in files. */
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The verdict. */
  public Verdict verdict() {
    if (!result.found().isEmpty()) {
      return Verdict.RACE;
    }
    return result.complete() ? Verdict.RIGHT : Verdict.UNKNOWN;
  }

  /** The broken invariant that names the verdict: an expected one if there is one. */
  public Invariant shown() {
    Expectation expectation = Expectation.of(setup);
    return result.found().keySet().stream()
        .min(
            Comparator.comparing((Invariant each) -> !expectation.needed().contains(each))
                .thenComparing(each -> result.found().get(each).path().length))
        .orElse(null);
  }

  /** The name of what was found; null when nothing was. */
  public String race() {
    if (result.found().isEmpty()) {
      return null;
    }
    Expectation expectation = Expectation.of(setup);
    return expectation.isRace() && expectation.allows(result.found().keySet())
        ? expectation.race()
        : shown().breach();
  }

  /** The fewest steps to what names the verdict. */
  public int steps() {
    return result.found().get(shown()).path().length;
  }

  /** Whether the cell says what the facts about the version let expect. */
  public boolean isAsExpected() {
    return verdict() == Verdict.UNKNOWN || Expectation.of(setup).allows(result.found().keySet());
  }

  /** The schedule to what names the verdict, in one word to replay it. */
  public String token() {
    return token(shown());
  }

  /** The schedule to a broken invariant, in one word. */
  public String token(Invariant invariant) {
    return new ReplayToken(setup, schedules.get(invariant).choices()).text();
  }
}
