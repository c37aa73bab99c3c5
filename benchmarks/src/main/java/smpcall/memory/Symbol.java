// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

/**
 * The kernel's name of a word in memory, as {@code System.map} has it for an address.
 *
 * @param structure name of the structure that the word is part of
 * @param cpu owner of the structure, or {@link #NO_CPU}
 * @param target CPU that it is for, where each CPU has one for each other; or {@link #NO_CPU}
 * @param field name of the field
 */
public record Symbol(String structure, int cpu, int target, String field) {

  /** Stands for a CPU where there is none. */
  public static final int NO_CPU = -1;

  /** A field of a per-CPU structure. */
  public static Symbol of(String structure, int cpu, String field) {
    return new Symbol(structure, cpu, NO_CPU, field);
  }

  /** A field of a structure that exists once. */
  public static Symbol global(String structure, String field) {
    return of(structure, NO_CPU, field);
  }
}
