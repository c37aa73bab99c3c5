// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.explore.program.Kernel;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

/**
 * A round of broadcast on real threads: CPU 0 calls, the others walk the list. It runs in the class
 * loader of a mutant, so arguments and results are strings.
 */
public final class EndlessWalk implements Function<String, Map<String, String>> {

  private static final int CPUS = 3;
  private static final int CALLS = 2;

  /**
   * Runs the round.
   *
   * @param id id of a version
   * @return CPU and detail of the first finding by invariant
   */
  @Override
  public Map<String, String> apply(String id) {
    CellSetup setup =
        new CellSetup(
            Kernel.of(KernelVersion.of(id)), KernelConfig.DEFAULT, CheckWorkload.BROADCAST, CPUS);
    Findings findings = Round.run(setup, CALLS, 20100323).findings();
    Map<String, String> found = new TreeMap<>();
    for (Invariant kind : findings.broken()) {
      findings
          .first(kind)
          .ifPresent(first -> found.put(kind.name(), first.cpu() + " " + first.detail()));
    }
    return found;
  }
}
