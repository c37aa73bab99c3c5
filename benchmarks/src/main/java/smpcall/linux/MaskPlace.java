// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

/** Where the CPU mask of an entry is. */
public enum MaskPlace {
  /** In the entry, right after the reference count: without CONFIG_CPUMASK_OFFSTACK. */
  INLINE,
  /** On lines of its own, the entry has a pointer: with it, as large distribution kernels had. */
  OWN
}
