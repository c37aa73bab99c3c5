// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.engine;

/** The contents of the memory, in 32-bit words. */
final class Words {

  private static final long LOW = 0xFFFFFFFFL;

  private final int[] words;

  Words(int bytes) {
    words = new int[bytes / Integer.BYTES];
  }

  long get(long address, boolean wide) {
    int at = (int) (address >> 2);
    return wide ? (long) words[at + 1] << Integer.SIZE | words[at] & LOW : words[at];
  }

  void set(long address, long value, boolean wide) {
    int at = (int) (address >> 2);
    words[at] = (int) value;
    if (wide) {
      words[at + 1] = (int) (value >>> Integer.SIZE);
    }
  }

  /** Applies an operation and returns the value before it. */
  long apply(Operation operation, long address, boolean wide, long operand, long expected) {
    long before = get(address, wide);
    switch (operation) {
      case LOAD -> {}
      case STORE, SWAP -> set(address, operand, wide);
      case ADD -> set(address, before + operand, wide);
      case AND -> set(address, before & operand, wide);
      case COMPARE_AND_SET -> {
        if (before == expected) {
          set(address, operand, wide);
        }
      }
    }
    return before;
  }
}
