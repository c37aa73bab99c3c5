// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.List;
import org.openjdk.jcstress.annotations.Expect;

/**
 * A declared test and its result.
 *
 * @param name name of the test, without the package
 * @param actors number of CPUs that it needs
 * @param ran whether jcstress has a result for it
 * @param outcomes outcomes that occurred
 * @param problem reason why the result is invalid; empty when it is valid
 */
record DeclaredTest(String name, int actors, boolean ran, List<Outcome> outcomes, String problem) {

  /**
   * An outcome that occurred.
   *
   * @param id results of the actors, as jcstress writes them
   * @param count number of occurrences, at least 1
   * @param expect classification of the outcome
   * @param meaning meaning of the outcome for the kernel
   */
  record Outcome(String id, long count, Expect expect, String meaning) {}
}
