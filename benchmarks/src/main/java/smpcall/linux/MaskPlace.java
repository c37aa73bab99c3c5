// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

/** The place of an entry's CPU mask. */
public enum MaskPlace {
  /** In the entry, behind the reference count: without CONFIG_CPUMASK_OFFSTACK. */
  INLINE,
  /** On lines of its own, the entry points to it: with CONFIG_CPUMASK_OFFSTACK (distributions). */
  OWN
}
