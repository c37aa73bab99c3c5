// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

/**
 * What a word is, in kernel terms: as {@code System.map} for a program counter.
 *
 * @param structure the kernel's name of what it is part of
 * @param cpu whose that is, or {@link #NOBODY}
 * @param target for whom, where each CPU has one for each other, or {@link #NOBODY}
 * @param field which part of it
 */
public record Symbol(String structure, int cpu, int target, String field) {

  /** In place of a CPU: it is everybody's. */
  public static final int NOBODY = -1;

  /** A field of a structure of which each CPU has one. */
  public static Symbol of(String structure, int cpu, String field) {
    return new Symbol(structure, cpu, NOBODY, field);
  }

  /** A field of a structure of which there is one. */
  public static Symbol global(String structure, String field) {
    return of(structure, NOBODY, field);
  }
}
