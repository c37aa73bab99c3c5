// SPDX-License-Identifier: Apache-2.0
package smpcall.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

class LlistTest {

  private final Memory memory = new HardwareMemory(1 << 12);
  private final LlistHead list = new LlistHead(memory, memory.allocate(Long.BYTES));
  private final long a = memory.allocate(1);
  private final long b = memory.allocate(1);
  private final long c = memory.allocate(1);

  private List<Long> chain(long first) {
    List<Long> elements = new ArrayList<>();
    for (long at = first; at != Memory.NULL; at = list.next(at)) {
      elements.add(at);
    }
    return elements;
  }

  @Test
  void addReturnsWhetherTheListWasEmpty() {
    assertThat(list.add(a)).isTrue();
    assertThat(list.add(b)).isFalse();
    list.delAll();
    assertThat(list.add(c)).isTrue();
  }

  @Test
  void delAllTakesEverythingTheNewestFirst() {
    list.add(a);
    list.add(b);
    list.add(c);

    assertThat(chain(list.delAll())).containsExactly(c, b, a);
    assertThat(list.isEmpty()).isTrue();
    assertThat(list.delAll()).isEqualTo(Memory.NULL);
  }

  @Test
  void aChainThatWasTakenIsReversed() {
    list.add(a);
    list.add(b);
    list.add(c);

    assertThat(chain(list.reverseOrder(list.delAll()))).containsExactly(a, b, c);
    assertThat(list.reverseOrder(Memory.NULL)).isEqualTo(Memory.NULL);
  }
}
