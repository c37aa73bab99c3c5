// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Version;

/**
 * Is a version right? The answer of the run's check and of the kept exploration. A race counts when
 * one of them shows it; a version with a known race that neither shows is not called right.
 *
 * @param races the races that were shown, by name, in the order of the version's known ones; of a
 *     version without a sign the known ones that were not
 * @param emptyMask whether it waits for ever when the caller's mask is emptied under the call
 */
public record VersionVerdict(Sign sign, List<String> races, boolean emptyMask) {
  private static final String EMPTY_MASK = CheckExpectation.EMPTY_MASK.words();

  /** The models under which a race counts for every machine. */
  private static final Set<String> STRONG = Set.of("sc", "tso");

  private static final String UNEXPECTED = "NOT AS EXPECTED";

  /** Whether a version is right. */
  public enum Sign {
    /** Nothing but the empty mask was found. */
    RIGHT,
    /** A race was found. */
    WRONG,
    /** It was neither checked nor explored, or its known races were not shown. */
    UNKNOWN
  }

  static VersionVerdict of(
      Version version, Optional<Check> check, Optional<Exploration> exploration) {
    List<CheckCell> cells =
        check.stream()
            .flatMap(all -> all.cells().stream())
            .filter(cell -> cell.version().equals(version.id()))
            .toList();
    List<Exploration.Cell> programs =
        exploration.stream()
            .flatMap(all -> all.cells().stream())
            .filter(cell -> cell.kernel().equals(version.id()) && STRONG.contains(cell.model()))
            .toList();
    Set<String> seen = new TreeSet<>();
    programs.stream().flatMap(cell -> cell.race().stream()).forEach(seen::add);
    cells.stream()
        .filter(cell -> cell.isConvicted() && cell.asExpected())
        .forEach(cell -> seen.add(cell.expected().words()));
    List<String> races =
        new ArrayList<>(
            version.races().stream().map(Version.Race::name).filter(seen::contains).toList());
    boolean empty = races.remove(EMPTY_MASK);
    if (cells.stream().anyMatch(cell -> !cell.asExpected() && cell.isConvicted())) {
      races.add(UNEXPECTED);
    }
    List<String> missed =
        version.races().stream()
            .map(Version.Race::name)
            .filter(race -> !race.equals(EMPTY_MASK))
            .toList();
    Sign sign = sign(races, cells, programs);
    return sign == Sign.RIGHT && !missed.isEmpty()
        ? new VersionVerdict(Sign.UNKNOWN, missed, empty)
        : new VersionVerdict(sign, List.copyOf(races), empty);
  }

  private static Sign sign(
      List<String> races, List<CheckCell> cells, List<Exploration.Cell> programs) {
    if (!races.isEmpty()) {
      return Sign.WRONG;
    }
    boolean known =
        Stream.concat(
                cells.stream().map(cell -> !cell.isTooFew()),
                programs.stream().map(Exploration.Cell::isRight))
            .anyMatch(Boolean::booleanValue);
    return known ? Sign.RIGHT : Sign.UNKNOWN;
  }

  /** Words such as {@code wrong: reuse race and delete before add}. */
  public String words() {
    return switch (sign) {
      case WRONG -> "wrong: " + Wording.list(races);
      case RIGHT -> emptyMask ? "right but for the empty mask" : "no race found";
      case UNKNOWN -> races.isEmpty() ? "not checked" : "not shown here: " + Wording.list(races);
    };
  }
}
