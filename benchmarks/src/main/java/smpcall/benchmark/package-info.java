// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benchmarks, one question each: {@link smpcall.benchmark.Storm}, {@link
 * smpcall.benchmark.Broadcast}, {@link smpcall.benchmark.KernelCall}, {@link
 * smpcall.benchmark.PingPong}, {@link smpcall.benchmark.MemoryCost}.
 *
 * <p>The end of an iteration: a thread that stopped while others call it would make them wait for
 * ever. So after {@code Control.stopMeasurement} an invocation starts no call and serves this CPU's
 * interrupts once. JMH keeps invoking until all threads have seen the stop ({@code -si true}, which
 * is required), so every call that began also returns.
 */
package smpcall.benchmark;
