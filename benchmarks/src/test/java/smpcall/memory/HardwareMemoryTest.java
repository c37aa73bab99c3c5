// SPDX-License-Identifier: Apache-2.0
package smpcall.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HardwareMemoryTest {

  private final Memory memory = new HardwareMemory(8 * Memory.LINE);
  private final long line = memory.allocate(Memory.LINE);

  @Test
  void newMemoryIsZero() {
    assertThat(memory.getOpaque(line)).isZero();
    assertThat(memory.getIntOpaque(line + 12)).isZero();
  }

  @Test
  void allocationsAreWholeLinesThatDoNotOverlap() {
    long next = memory.allocate(1);
    long afterThat = memory.allocate(Memory.LINE + 1);
    long last = memory.allocate(1);

    assertThat(line).isNotEqualTo(Memory.NULL);
    assertThat(new long[] {line, next, afterThat, last})
        .containsExactly(line, line + 128, line + 256, line + 512);
    assertThat(line % Memory.LINE).isZero();
  }

  @Test
  void anAllocationThatDoesNotFitFails() {
    assertThatThrownBy(() -> memory.allocate(8 * Memory.LINE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a memory of 1152 bytes is too small: 1280 are needed");
  }

  @Test
  void memoriesDoNotOverlapAndAreZeroWhereAnotherWasBefore() {
    for (int i = 0; i < 100; i++) {
      Memory large = new HardwareMemory(16 << 20);
      long first = large.allocate(1);
      assertThat(first).isNotEqualTo(line);
      assertThat(large.getOpaque(first)).isZero();
      large.setOpaque(first, -1);
    }
    assertThat(memory.getOpaque(line)).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {200_000, 300_000, 700_000})
  void aMemoryLiesAtTheGivenLine(long line) throws InterruptedException {
    assertThat(firstLineAt(line, line)).isEqualTo(line + 1);
  }

  @Test
  void linesBeyondTheBufferStartAgain() throws InterruptedException {
    long lines = Integer.getInteger(MemoryBudget.PROPERTY) / Memory.LINE;

    assertThat(firstLineAt(Long.MIN_VALUE + 250_000, 250_000)).isEqualTo(250_001);
    assertThat(firstLineAt(-50_000, lines - 50_000)).isEqualTo(lines - 50_000 + 1);
  }

  /**
   * The line of a memory's first word, far from those of other tests, when the memories that may
   * lie there are collected.
   */
  private static long firstLineAt(long line, long place) throws InterruptedException {
    long first = 0;
    for (int attempt = 0; attempt < 100 && first != place + 1; attempt++) {
      System.gc();
      Thread.sleep(10);
      first = new HardwareMemory(2 * Memory.LINE, line).allocate(1) / Memory.LINE;
    }
    return first;
  }

  @Test
  void aWaitHasNoStepsUnlessToldSo() {
    assertThat(HardwareMemory.relaxSteps()).isZero();
  }

  @Test
  void aMemoryLargerThanTheBufferNamesTheProperty() {
    assertThatThrownBy(() -> new HardwareMemory(1 << 30))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("-Dsmpcall.memory=BYTES");
  }

  @Test
  void compareAndSetWritesOnlyOverTheExpectedValue() {
    memory.setOpaque(line, 7);

    assertThat(memory.compareAndSet(line, 8, 9)).isFalse();
    assertThat(memory.getOpaque(line)).isEqualTo(7);
    assertThat(memory.compareAndSet(line, 7, 9)).isTrue();
    assertThat(memory.getOpaque(line)).isEqualTo(9);
  }

  @Test
  void readModifyWriteReturnsTheOldValue() {
    memory.setOpaque(line, 0b1110);

    assertThat(memory.getAndBitwiseAnd(line, ~0b0110L)).isEqualTo(0b1110);
    assertThat(memory.getAndSet(line, 5)).isEqualTo(0b1000);
    assertThat(memory.getAcquire(line)).isEqualTo(5);

    memory.setIntOpaque(line + 8, 3);
    assertThat(memory.getAndAddInt(line + 8, -4)).isEqualTo(3);
    assertThat(memory.getAndSetInt(line + 8, 9)).isEqualTo(-1);
    assertThat(memory.getIntAcquire(line + 8)).isEqualTo(9);
  }

  @Test
  void wordsOfALineDoNotOverlap() {
    memory.setRelease(line, -1);
    memory.setIntRelease(line + 8, 0x01020304);
    memory.setIntOpaque(line + 12, 0x05060708);

    assertThat(memory.getOpaque(line)).isEqualTo(-1);
    assertThat(memory.getIntOpaque(line + 8)).isEqualTo(0x01020304);
    assertThat(memory.getIntOpaque(line + 12)).isEqualTo(0x05060708);
  }

  @Test
  void anUnalignedWordIsRefusedRatherThanTorn() {
    assertThatThrownBy(() -> memory.getAcquire(line + 4)).isInstanceOf(IllegalStateException.class);
  }
}
