// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.CheckCell;
import smpcall.analysis.run.CheckExpectation;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Version;

/**
 * What a check and an exploration show of a version.
 *
 * @param version the version
 * @param cells its cells of the check
 * @param programs its explored programs under every model; the one whose functions let interrupts
 *     in, which the kernel's handlers do not, is not among them
 */
public record Evidence(Version version, List<CheckCell> cells, List<Exploration.Cell> programs) {
  static final String EMPTY_MASK = CheckExpectation.EMPTY_MASK.words();
  private static final String UNEXPECTED = "NOT AS EXPECTED";
  private static final String NESTED = "nested";

  /** The models under which a race counts for every machine. */
  private static final Set<String> STRONG = Set.of("sc", "tso");

  public static Evidence of(
      Version version, Optional<Check> check, Optional<Exploration> exploration) {
    return new Evidence(
        version,
        check.stream()
            .flatMap(all -> all.cells().stream())
            .filter(cell -> cell.version().equals(version.id()))
            .toList(),
        exploration.stream()
            .flatMap(all -> all.cells().stream())
            .filter(cell -> cell.kernel().equals(version.id()))
            .filter(cell -> !cell.scenario().equals(NESTED))
            .toList());
  }

  /** Its programs under sequential consistency and in the order of x86. */
  public List<Exploration.Cell> strong() {
    return programs.stream().filter(cell -> STRONG.contains(cell.model())).toList();
  }

  /** The races that the check shows, without the empty mask; an unexpected finding is one. */
  public List<String> checked() {
    return ordered(
        cells.stream()
            .filter(CheckCell::isConvicted)
            .map(cell -> cell.asExpected() ? cell.expected().words() : UNEXPECTED));
  }

  /** The races that explored programs show in a strong order, without the empty mask. */
  public List<String> explored() {
    return ordered(strong().stream().flatMap(cell -> cell.race().stream()));
  }

  /** The races that either shows. */
  List<String> races() {
    return ordered(Stream.concat(checked().stream(), explored().stream()));
  }

  /** Whether either shows that it waits for ever when its mask is emptied. */
  boolean hangsOnEmptyMask() {
    return cells.stream()
            .anyMatch(
                cell ->
                    cell.isConvicted()
                        && cell.asExpected()
                        && cell.expected() == CheckExpectation.EMPTY_MASK)
        || strong().stream().anyMatch(cell -> cell.race().equals(Optional.of(EMPTY_MASK)));
  }

  /** Whether anything was looked at, in enough calls or to the end. */
  boolean isEnough() {
    return cells.stream().anyMatch(cell -> !cell.isTooFew() && cell.calls() > 0)
        || strong().stream().anyMatch(Exploration.Cell::isRight);
  }

  /** Known races first, in their order, then others. */
  private List<String> ordered(Stream<String> seen) {
    Set<String> all = new TreeSet<>(seen.filter(race -> !race.equals(EMPTY_MASK)).toList());
    List<String> races =
        new ArrayList<>(
            version.races().stream().map(Version.Race::name).filter(all::contains).toList());
    all.stream().filter(race -> !races.contains(race)).forEach(races::add);
    return races;
  }
}
