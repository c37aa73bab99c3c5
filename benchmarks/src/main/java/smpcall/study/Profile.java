// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.util.Locale;

/** How much is run. */
enum Profile {
  /** Whether it works at all: under a minute, too little for a verdict. */
  SMOKE(1, 8, 5, 100),
  /** Under five minutes on two CPUs. */
  QUICK(10, 8, 12, 100),
  /** Longer, for figures to be published. */
  FULL(30, 10, 30, 200);

  final int blocks;
  final int warmupIterations;
  final int measurementIterations;
  final int iterationMillis;

  Profile(int blocks, int warmupIterations, int measurementIterations, int iterationMillis) {
    this.blocks = blocks;
    this.warmupIterations = warmupIterations;
    this.measurementIterations = measurementIterations;
    this.iterationMillis = iterationMillis;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
