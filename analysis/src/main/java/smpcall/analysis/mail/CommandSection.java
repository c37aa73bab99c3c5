// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import smpcall.analysis.appendix.RepeatSection;
import smpcall.analysis.document.Block;
import smpcall.analysis.run.Run;

/** How to repeat it. */
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
            + others.stream()
                .map(other -> " \\\n    --also " + RepeatSection.quoted(other))
                .collect(Collectors.joining()));
    lines.addAll(RepeatSection.again(run));
    return List.of(
        new Block.Prose("This text again from the stored run, and the measurement again:"),
        new Block.Code(lines.stream().flatMap(String::lines).toList()));
  }
}
