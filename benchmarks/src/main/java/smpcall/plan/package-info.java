// SPDX-License-Identifier: Apache-2.0
/**
 * What is measured and how: cases, profiles, settings, and the rules that are declared before the
 * first fork.
 *
 * <p>A {@link smpcall.plan.Selection} makes the {@link smpcall.plan.Case}s for a host, a {@link
 * smpcall.plan.Profile} says how much is run, and a {@link smpcall.plan.Plan} puts the cases of
 * each block in random order. Nothing here knows a file or a result.
 */
package smpcall.plan;
