// SPDX-License-Identifier: Apache-2.0
/**
 * The plan of a run: cases, profiles, settings, and the rules that are declared before the first
 * fork.
 *
 * <p>A {@link smpcall.plan.Selection} makes the {@link smpcall.plan.Case}s for a host, a {@link
 * smpcall.plan.Profile} has the size of a run, and a {@link smpcall.plan.Plan} puts the cases of
 * each block in random order. Results are in the layers above.
 */
package smpcall.plan;
