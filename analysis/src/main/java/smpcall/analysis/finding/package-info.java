// SPDX-License-Identifier: Apache-2.0
/**
 * The findings of a run, without drawing or printing.
 *
 * <p>Read {@link Findings} first: everything that a run says about one workload. Its parts are in
 * the packages {@code speed}, {@code latency} and {@code correctness}. {@link Answer} and {@link
 * VerdictLine} put the answer into sentences, by rules; {@link SignChange} is a version that is
 * faster at one number of CPUs and slower at another; {@link OpenQuestions} names the blocks and
 * CPUs that more answers need; {@link ExclusionEffect} is a comparison with and without the
 * excluded data; {@link LockCost} is a comparison in nanoseconds; {@link LanguageAnswer} says where
 * Java and the native control disagree; {@link ArchitectureResult} is the result of one JDK.
 */
package smpcall.analysis.finding;
