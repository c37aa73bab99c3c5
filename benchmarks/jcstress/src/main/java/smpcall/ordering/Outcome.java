// SPDX-License-Identifier: Apache-2.0
package smpcall.ordering;

import org.openjdk.jcstress.annotations.Expect;

/**
 * An outcome that was seen.
 *
 * @param id as jcstress writes the results of a test
 * @param count how often, at least 1
 * @param meaning what it would mean for the kernel
 */
record Outcome(String id, long count, Expect expect, String meaning) {}
