// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * On texts in the form of {@code /proc/interrupts} as proc(5) and the kernel's filesystems/proc
 * document it; the numbers are invented.
 */
class FunctionCallInterruptsTest {

  private static final String X86 =
      """
                 CPU0       CPU1       CPU2       CPU3
        0:         36          0          0          0  IR-IO-APIC    2-edge      timer
        8:          0          0          1          0  IR-IO-APIC    8-edge      rtc0
      NMI:         12         11         14         10   Non-maskable interrupts
      LOC:    5012345    4912345    5112345    4812345   Local timer interrupts
      RES:      70123      71234      72345      73456   Rescheduling interrupts
      CAL:    1000001    2000020    3000300    4004000   Function call interrupts
      TLB:      50001      50002      50003      50004   TLB shootdowns
      ERR:          0
      MIS:          0
      """;

  /** CPU 2 is offline. */
  private static final String ARM =
      """
                 CPU0       CPU1       CPU3
       11:    1234567    1234568    1234569     GICv3  27 Level     arch_timer
      IPI0:     30010      30020      30030       Rescheduling interrupts
      IPI1:   7000001    7000010    7000300       Function call interrupts
      IPI2:         0          0          0       CPU stop interrupts
      Err:          0
      """;

  private static final String POWER =
      """
                 CPU0       CPU8
       16:     812345     912345      XIVE-IPI   0 Edge      IPI-0
      LOC:    5012345    4912345   Local timer interrupts for timer event device
      DBL:      90123      91234   Doorbell interrupts
      """;

  private static final String RISCV =
      """
                 CPU0       CPU1
        5:     812345     912345  RISC-V INTC   5 Edge      riscv-timer
      IPI0:        30         31  Rescheduling interrupts
      IPI1:       700        701  Function call interrupts
      """;

  private static List<String> lines(String text) {
    return text.lines().toList();
  }

  @Test
  void onX86TheRowIsCal() {
    assertThat(FunctionCallInterrupts.in(lines(X86), List.of(1))).hasValue(2_000_020);
    assertThat(FunctionCallInterrupts.in(lines(X86), List.of(0, 1, 2, 3))).hasValue(10_004_321);
  }

  @Test
  void onArmAndRiscvTheRowIsFoundByItsDescription() {
    assertThat(FunctionCallInterrupts.in(lines(ARM), List.of(0))).hasValue(7_000_001);
    assertThat(FunctionCallInterrupts.in(lines(RISCV), List.of(0, 1))).hasValue(1401);
  }

  @Test
  void onlyOnlineCpusHaveColumns() {
    assertThat(FunctionCallInterrupts.in(lines(ARM), List.of(3))).hasValue(7_000_300);
    assertThat(FunctionCallInterrupts.in(lines(ARM), List.of(0, 2))).isEmpty();
  }

  @Test
  void powerDoesNotCountThemSeparately() {
    assertThat(FunctionCallInterrupts.in(lines(POWER), List.of(0, 8))).isEmpty();
  }

  @Test
  void withoutTheFileTheCountIsUnknown() {
    assertThat(FunctionCallInterrupts.in(List.of(), List.of(0))).isEmpty();
  }
}
