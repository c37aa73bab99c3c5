// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.mail;

import java.util.ArrayList;
import java.util.List;
import smpcall.analysis.answer.StudyAnswer;
import smpcall.analysis.document.Block;

/** What must not be read from it. */
final class LimitSection {
  private LimitSection() {}

  static List<Block> of(StudyAnswer answer) {
    List<String> limits = new ArrayList<>();
    limits.add("A model: an interrupt is a word that its CPU polls, not a real one.");
    if (!answer.main().canRace()) {
      limits.add("Two CPUs cannot show the reuse race or the delete before add.");
    }
    limits.add(
        answer.main().run().environment().isX86()
            ? "On x86 the patch's barriers are no instructions; ARM was not timed."
            : "The order of this machine's memory was not made weaker or stronger.");
    limits.add("A check shows that a version is wrong, never that it is right.");
    limits.add("Explored programs have up to 4 CPUs and few calls.");
    return List.of(new Block.Bullets(limits));
  }
}
