// SPDX-License-Identifier: Apache-2.0
/**
 * What a run says, before anybody draws or prints it.
 *
 * <p>Read {@link Findings} first: everything that a run says about one workload. Its parts are in
 * the packages {@code speed}, {@code latency} and {@code correctness}; here is what joins them.
 * {@link Answer} and {@link VerdictLine} put the answer into sentences, by rules; {@link
 * OpenQuestions} says what more blocks or CPUs would tell; {@link ExclusionEffect} what the rules
 * left out; {@link ArchitectureResult} what ran on which architecture.
 */
package smpcall.analysis.finding;
