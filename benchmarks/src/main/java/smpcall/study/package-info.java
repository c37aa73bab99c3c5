// SPDX-License-Identifier: Apache-2.0
/**
 * The experiment: what is run, in which order, and where its results go.
 *
 * <p>{@link smpcall.study.Main} is the command line. {@link smpcall.study.Plan} says what is run,
 * {@link smpcall.study.ForkRunner} runs one fork of it in JMH, {@link smpcall.study.ResultStore}
 * keeps what came out, and {@link smpcall.study.Study} puts them together.
 */
package smpcall.study;
