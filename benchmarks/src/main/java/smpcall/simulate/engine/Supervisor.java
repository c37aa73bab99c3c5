// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

/** Told of what a run may come to. All sleeping CPUs then go through their loops once more. */
public interface Supervisor {

  /** No CPU can run: the work is done, or a lockup. */
  void standstill();

  /** The run has taken longer than it may. */
  void overtime();
}
