// SPDX-License-Identifier: Apache-2.0
/**
 * Words for numbers and workloads, so that pictures, tables and sentences agree to the last digit.
 *
 * <p>Read {@link Wording} first; {@link WorkloadWords} has the words for each workload. {@link
 * SharedParts} says once what several labels share.
 */
package smpcall.analysis.finding.wording;
