// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Run;

/** The table of architectures, real or emulated, and what their results can and cannot show. */
final class ArchitectureSection {
  private static final List<String> HEAD =
      List.of("JDK", "architecture", "how", "check", "forks", "calls", "failures");

  private ArchitectureSection() {}

  static List<Block> of(Run run) {
    List<ArchitectureResult> all = ArchitectureResult.of(run);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading("Architectures"));
    blocks.add(
        new Block.Table(
            "What ran where",
            "llllrrr",
            HEAD,
            all.stream().map(ArchitectureSection::row).toList()));
    blocks.add(
        new Block.Prose(
            "Check: on the JVM of the study for all real JDKs, on its own for each that"
                + " is emulated. Failures: found by the audit in the calls of these forks,"
                + " all versions together."));
    blocks.add(new Block.Bullets(all.stream().map(ArchitectureResult::meaning).toList()));
    return blocks;
  }

  private static List<String> row(ArchitectureResult ran) {
    return List.of(
        ran.id(),
        ran.architecture(),
        ran.how(),
        ran.checked(),
        Wording.count(ran.forks()),
        Wording.count(ran.calls()),
        Wording.count(ran.failures()));
  }
}
