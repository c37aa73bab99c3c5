// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.List;
import smpcall.analysis.finding.wording.Wording;
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
  /** Whether a version is right. */
  public enum Sign {
    /** Nothing but the empty mask was found. */
    RIGHT,
    /** A race was found. */
    WRONG,
    /** It was neither checked nor explored, or its known races were not shown. */
    UNKNOWN
  }

  static VersionVerdict of(Evidence evidence) {
    List<String> races = evidence.races();
    boolean empty = evidence.hangsOnEmptyMask();
    if (!races.isEmpty()) {
      return new VersionVerdict(Sign.WRONG, races, empty);
    }
    Version version = evidence.version();
    List<String> missed =
        version.races().stream()
            .map(Version.Race::name)
            .filter(race -> !race.equals(Evidence.EMPTY_MASK))
            .toList();
    if (missed.isEmpty() && version.racy()) {
      missed = List.of("its race");
    }
    if (!evidence.isEnough()) {
      return new VersionVerdict(Sign.UNKNOWN, List.of(), empty);
    }
    return new VersionVerdict(missed.isEmpty() ? Sign.RIGHT : Sign.UNKNOWN, missed, empty);
  }

  /** Words such as {@code wrong: reuse race and delete before add}. */
  public String words() {
    return switch (sign) {
      case WRONG -> "wrong: " + Wording.list(races);
      case RIGHT -> emptyMask ? "right but for empty mask" : "no race found";
      case UNKNOWN -> races.isEmpty() ? "not checked" : "not shown here: " + Wording.list(races);
    };
  }
}
