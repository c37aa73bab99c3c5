// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import smpcall.kernel.KernelVersion;
import smpcall.plan.Case;
import smpcall.plan.NativeRow;
import smpcall.store.Fork;
import smpcall.store.ResultStore;

/** What must be right and failed its audit in a timed iteration. */
public final class UnexpectedFailures {
  private UnexpectedFailures() {}

  /** A line for each case, in the order of the plan; none when all is as it must be. */
  public static List<String> of(ResultStore store) {
    List<String> lines = new ArrayList<>();
    for (Case testCase : store.header().cases()) {
      long failures = mayFail(testCase.variant()) ? 0 : failures(store, testCase);
      if (failures > 0) {
        lines.add(
            "FAILED: "
                + testCase.id()
                + " must be right and has "
                + failures
                + (failures == 1 ? " failure" : " failures"));
      }
    }
    return lines;
  }

  private static boolean mayFail(String variant) {
    return KernelVersion.find(NativeRow.version(variant)).filter(KernelVersion::isRacy).isPresent();
  }

  private static long failures(ResultStore store, Case testCase) {
    return store.forks().stream()
        .filter(fork -> fork.caseId().equals(testCase.id()))
        .mapToLong(Fork::failures)
        .sum();
  }
}
