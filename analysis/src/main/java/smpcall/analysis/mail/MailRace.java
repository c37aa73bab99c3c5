// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smpcall.analysis.document.Block;
import smpcall.analysis.run.Check;
import smpcall.analysis.run.Replay;
import smpcall.analysis.run.Run;

/** The mail's race in a few lines: the end of its replay, up to the broken invariant. */
final class MailRace {
  private static final String REUSE = "Reuse race";
  private static final String WARNING = "WARN";

  /** Lines before the warning. */
  private static final int SHOWN = 13;

  private MailRace() {}

  /** The section; nothing when the check of the run did not replay that race. */
  static List<Block> of(Run run) {
    return run.check().map(Check::interleavings).orElse(List.of()).stream()
        .filter(replay -> replay.title().startsWith(REUSE))
        .findFirst()
        .flatMap(MailRace::of)
        .orElse(List.of());
  }

  private static Optional<List<Block>> of(Replay race) {
    List<String> lines = race.lines();
    int end = 0;
    while (end < lines.size() && !lines.get(end).contains(WARNING)) {
      end++;
    }
    if (end == lines.size()) {
      return Optional.empty();
    }
    int from = Math.max(1, end - SHOWN);
    List<String> shown = new ArrayList<>();
    shown.add(lines.get(0));
    shown.add("(" + (from - 1) + " lines: A and B call once; C runs both, and has seen A on list)");
    shown.addAll(lines.subList(from, end + 1));
    return Optional.of(
        List.of(
            new Block.Prose(
                race.title()
                    + ", in "
                    + race.version()
                    + " (refs: targets left; LOCK: the entry is in use):"),
            new Block.Code(shown)));
  }
}
