// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.appendix.RepeatSection;
import smpcall.analysis.document.Block;
import smpcall.analysis.run.Run;

/** The commands that make the text again, and that measure again. */
final class CommandSection {
  private CommandSection() {}

  /**
   * The commands.
   *
   * @param others the names of other runs that the text cites
   */
  static List<Block> of(Run run, List<String> others) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "./study report "
            + RepeatSection.quoted(run.host() + "/" + run.id())
            + (run.missing().isEmpty() ? "" : " --partial")
            + others.stream()
                .map(other -> " \\\n    --also " + RepeatSection.quoted(other))
                .collect(Collectors.joining()));
    lines.addAll(RepeatSection.again(run));
    return List.of(new Block.Code(lines.stream().flatMap(String::lines).toList()));
  }
}
