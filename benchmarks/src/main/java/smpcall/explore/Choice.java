// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import smpcall.explore.program.CpuNames;

/**
 * What happens next in a state.
 *
 * @param cpu CPU that goes on
 * @param index number among the ways in which it can go on, from 0; as a rule there is one
 * @param drain whether not the CPU goes on, but a store of it reaches memory
 */
record Choice(int cpu, int index, boolean drain) {

  /** As in a token: {@code A}, {@code A~1}, or {@code a} for a store that reaches memory. */
  @Override
  public String toString() {
    char letter = CpuNames.of(cpu);
    String name = String.valueOf(drain ? Character.toLowerCase(letter) : letter);
    return index == 0 ? name : name + "~" + index;
  }

  static Choice of(String text) {
    char letter = text.charAt(0);
    boolean drain = Character.isLowerCase(letter);
    int index = text.length() == 1 ? 0 : Integer.parseInt(text.substring(2));
    return new Choice(Character.toUpperCase(letter) - 'A', index, drain);
  }
}
