// SPDX-License-Identifier: Apache-2.0
/**
 * The unchanged ports on a simulated cache-coherent multiprocessor of 2 to 1024 CPUs: it explains
 * how the cost of a call grows, and predicts no machine's time.
 *
 * <p>A {@link smpcall.simulate.RunPlan} lists what is simulated; {@link
 * smpcall.simulate.Simulation} makes one run and returns what it counted. The machine is in {@link
 * smpcall.simulate.engine}, its caches in {@link smpcall.simulate.cache}, its parameters in {@link
 * smpcall.simulate.setting}, what its CPUs do in {@link smpcall.simulate.program}. The page
 * docs/simulation.md says what may be read from it.
 */
package smpcall.simulate;
