// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import java.util.List;

/**
 * A test, and what came of it.
 *
 * @param name without the package
 * @param actors how many CPUs it needs
 * @param ran whether jcstress has a result for it
 * @param outcomes those that were seen
 * @param trouble why its result says nothing; empty when it does
 */
record Declared(String name, int actors, boolean ran, List<Outcome> outcomes, String trouble) {}
