// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

import smpcall.simulate.cache.Traffic;

/** What an access does to its word. */
enum Operation {
  LOAD(Traffic.Kind.LOAD),
  STORE(Traffic.Kind.STORE),
  SWAP(Traffic.Kind.ATOMIC),
  ADD(Traffic.Kind.ATOMIC),
  AND(Traffic.Kind.ATOMIC),
  COMPARE_AND_SET(Traffic.Kind.ATOMIC);

  final Traffic.Kind kind;

  Operation(Traffic.Kind kind) {
    this.kind = kind;
  }
}
