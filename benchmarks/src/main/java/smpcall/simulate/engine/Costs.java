// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import smpcall.simulate.setting.Parameter;
import smpcall.simulate.setting.Parameters;

/** The times of a CPU's own steps, in picoseconds. */
record Costs(
    long hit,
    long atomic,
    long fence,
    long pause,
    long function,
    long send,
    long interrupt,
    long enter,
    long exit,
    long hold,
    double occupancy,
    double travel,
    double jitter,
    boolean storeBuffer) {

  static Costs of(Parameters parameters) {
    return new Costs(
        parameters.picoseconds(Parameter.HIT),
        parameters.picoseconds(Parameter.ATOMIC),
        parameters.picoseconds(Parameter.FENCE),
        parameters.picoseconds(Parameter.PAUSE),
        parameters.picoseconds(Parameter.FUNCTION),
        parameters.picoseconds(Parameter.SEND),
        parameters.picoseconds(Parameter.INTERRUPT),
        parameters.picoseconds(Parameter.ENTER),
        parameters.picoseconds(Parameter.EXIT),
        parameters.picoseconds(Parameter.HOLD),
        parameters.get(Parameter.OCCUPANCY),
        parameters.get(Parameter.TRAVEL),
        parameters.get(Parameter.JITTER),
        parameters.get(Parameter.STORE_BUFFER) == 1);
  }
}
