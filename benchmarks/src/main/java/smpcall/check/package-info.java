// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for races with real threads, without timing: every version under every workload, if need be
 * with more CPUs than the host has, with random delays at delay points, and with the full audit.
 * Kernels that have single calls only are checked under a workload of their own.
 *
 * <p>{@link smpcall.check.CheckWorkload} has the calls that CPUs make, {@link smpcall.check.Round}
 * is one life of a machine, watched by {@link smpcall.check.RoundWatch}, {@link smpcall.check.Cell}
 * many rounds of one version under one workload. {@link smpcall.check.Expectation} has the findings
 * that a cell must have, {@link smpcall.check.Report} prints them.
 */
package smpcall.check;
