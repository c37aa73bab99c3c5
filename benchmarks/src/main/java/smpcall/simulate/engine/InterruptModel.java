// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

/** How an interrupt reaches a CPU, and where the CPU takes it. */
public enum InterruptModel {
  /** By an interrupt controller; anywhere outside of handlers and locks. As in a kernel. */
  ANYWHERE,
  /** By an interrupt controller; only where the port polls for it. */
  POLLED,
  /** As a word on a cache line, where the port polls for it. As in the benchmarks. */
  WORD
}
