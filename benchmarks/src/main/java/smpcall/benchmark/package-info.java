// SPDX-License-Identifier: Apache-2.0
/**
 * JMH benchmarks, one question for each class: {@link smpcall.benchmark.Storm}, {@link
 * smpcall.benchmark.Broadcast}, {@link smpcall.benchmark.KernelCall}, {@link
 * smpcall.benchmark.PingPong}, {@link smpcall.benchmark.MemoryCost}.
 *
 * <p>How an iteration ends. A thread that left while others still call it would make them wait for
 * ever, so no thread leaves: when JMH has told it to stop ({@code Control.stopMeasurement}), an
 * invocation serves this CPU's interrupts once and starts nothing. JMH goes on invoking until all
 * threads have been told ({@code -si true}, which is required), so every call that began also
 * returns.
 */
package smpcall.benchmark;
