// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

/** What a CPU or its store buffer does with a word. */
enum Access {
  LOAD,
  STORE,
  ATOMIC
}
