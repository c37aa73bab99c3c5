// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;

/**
 * Cells of a Latin hypercube over the ranges of all parameters: every parameter takes each part of
 * its range once. The cells follow from the seed alone, before anything runs.
 */
final class Grid {

  private static final double STEP = 1000;

  private Grid() {}

  /**
   * @param cells number of cells, at least 1
   */
  static List<Parameters> of(int cells, long seed) {
    Random random = new Random(seed);
    List<Parameters> grid = new ArrayList<>(Collections.nCopies(cells, Parameters.STANDARD));
    for (Parameter parameter : Parameter.values()) {
      List<Integer> parts = new ArrayList<>();
      for (int part = 0; part < cells; part++) {
        parts.add(part);
      }
      Collections.shuffle(parts, random);
      for (int cell = 0; cell < cells; cell++) {
        double share = (parts.get(cell) + random.nextDouble()) / cells;
        grid.set(cell, grid.get(cell).with(parameter, value(parameter, share)));
      }
    }
    return grid;
  }

  private static double value(Parameter parameter, double share) {
    if (parameter.isChoice()) {
      return share < 0.5 ? parameter.least() : parameter.most();
    }
    double value = parameter.least() + share * (parameter.most() - parameter.least());
    return Math.round(value * STEP) / STEP;
  }
}
