// SPDX-License-Identifier: Apache-2.0
package smpcall.explore.trace;

import smpcall.audit.Invariant;

/**
 * A broken invariant.
 *
 * @param invariant invariant that is broken
 * @param text one sentence about who broke it, in letters of CPUs
 */
public record Breach(Invariant invariant, String text) {}
