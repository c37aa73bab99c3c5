// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.util.List;

/**
 * How the run was set up.
 *
 * @param blocks planned blocks; a block is one fork of every case, in random order
 * @param iterationMillis length of a measured iteration, milliseconds
 */
public record Settings(
    String profile,
    long seed,
    int blocks,
    int warmupIterations,
    int measurementIterations,
    long iterationMillis,
    List<String> jvmArgs) {

  static Settings of(Members settings) {
    return new Settings(
        settings.text("profile"),
        settings.longInteger("seed"),
        settings.integer("blocks"),
        settings.integer("warmupIterations"),
        settings.integer("measurementIterations"),
        settings.longInteger("iterationMillis"),
        settings.texts("jvmArgs"));
  }
}
