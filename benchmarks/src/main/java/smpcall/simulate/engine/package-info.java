// SPDX-License-Identifier: Apache-2.0
/**
 * The simulated multiprocessor: {@link smpcall.simulate.engine.SimulatedMemory} lets each access of
 * a port take its time. CPUs are threads of which one runs at a time, the one whose clock is the
 * smallest.
 */
package smpcall.simulate.engine;
