// SPDX-License-Identifier: Apache-2.0
/**
 * Looks for races with real threads, without timing anything: every version under every workload,
 * with more CPUs than the host has if need be, random delays at the delay points of the ports, and
 * the full audit of every call.
 *
 * <p>{@link smpcall.check.CheckWorkload} is what the CPUs do, {@link smpcall.check.Round} one life
 * of one machine under its {@link smpcall.check.RoundWatch}, {@link smpcall.check.Cell} many of
 * them, one version under one workload; {@link smpcall.check.Expectation} says what must come out,
 * {@link smpcall.check.Report} prints it.
 */
package smpcall.check;
