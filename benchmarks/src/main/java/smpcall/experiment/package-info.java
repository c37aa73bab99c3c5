// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a plan: block by block, one fork of every case in each block.
 *
 * <p>{@link smpcall.experiment.Experiment} is the loop. {@link smpcall.experiment.ForkRunner} runs
 * one fork in JMH, {@link smpcall.experiment.NativeFork} one of the native control. {@link
 * smpcall.experiment.InitialCheck} looks for races before the first fork, {@link
 * smpcall.experiment.HostLock} keeps other studies off the host, and {@link
 * smpcall.experiment.Resumption} finds an interrupted run and checks that it can be resumed.
 */
package smpcall.experiment;
