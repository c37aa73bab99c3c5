// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.SortedMap;
import smpcall.plan.Case;

/** Runs single forks of cases. */
@FunctionalInterface
public interface CaseRunner {

  /**
   * Runs one fork, and returns its result or its error.
   *
   * @param drawn parameters beside those of the case
   */
  ForkRunner.Outcome run(Case testCase, SortedMap<String, String> drawn);
}
