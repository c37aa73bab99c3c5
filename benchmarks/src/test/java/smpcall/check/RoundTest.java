// SPDX-License-Identifier: Apache-2.0
package smpcall.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.audit.CallAudit;
import smpcall.audit.Finding;
import smpcall.audit.Findings;
import smpcall.audit.Invariant;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.Cpumask;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Symbol;

/** The findings at the end of a round, for lists that are made here. */
class RoundTest {

  private static final int CPUS = 3;
  private static final BitSet OTHERS = BitSet.valueOf(new long[] {0b110});
  private static final BitSet NO_CPU = new BitSet();
  private static final BitSet CPU_2 = BitSet.valueOf(new long[] {0b100});

  private final Map<Symbol, Long> addresses = new HashMap<>();
  private final Machine machine =
      new Machine(
          new HardwareMemory(Machine.capacity(CPUS)) {
            @Override
            public void describe(long address, long bytes, LongFunction<Symbol> symbolAt) {
              for (int offset = 0; offset < bytes; offset += Integer.BYTES) {
                addresses.putIfAbsent(symbolAt.apply(offset), address + offset);
              }
            }
          },
          CPUS);
  private final CallAudit audit = new CallAudit(machine, 4, (cpu, info) -> {});
  private final Smp smp = KernelVersion.LOCKFREE.boot(machine, KernelConfig.DEFAULT);

  /** Makes a call that no target answers: its entry stays on the list. */
  private void call() {
    Cpumask mask = Cpumask.allocate(machine.memory, CPUS);
    OTHERS.stream().forEach(mask::setCpu);
    long info = audit.issue(0, OTHERS, OTHERS, true);
    smp.smpCallFunctionMany(machine.cpu(0), mask, audit.function(info), info, false);
  }

  /** The owner gets its entry back while it is on the list, and adds it again. */
  private void addTwice() {
    call();
    machine.memory.setIntOpaque(addresses.get(Symbol.of("cfd_data", 0, "flags")), 0);
    call();
  }

  private Findings judge(RoundWatch.End end, BitSet walkers) {
    machine.stop();
    Round.judge(audit, smp, end, walkers);
    return audit.close(smp.leftovers());
  }

  @ParameterizedTest
  @EnumSource
  void aCycleIsNamedHoweverTheRoundEnded(RoundWatch.End end) {
    addTwice();

    Findings findings = judge(end, CPU_2);

    assertThat(findings.first(Invariant.WALK_ENDS))
        .contains(new Finding(Invariant.WALK_ENDS, -1, -1, 2, "list: cpu 0, cpu 0 again: a cycle"));
    assertThat(findings.count(Invariant.RETURNS)).isEqualTo(end == RoundWatch.End.OVER ? 0 : 1);
  }

  @Test
  void aCycleWithoutAWalkerIsNamedToo() {
    addTwice();

    assertThat(judge(RoundWatch.End.LOCKED_UP, NO_CPU).first(Invariant.WALK_ENDS))
        .hasValueSatisfying(finding -> assertThat(finding.cpu()).isEqualTo(Finding.UNKNOWN));
  }

  @Test
  void aListThatOnlySeemedACycleIsNoFinding() {
    call();

    assertThat(judge(RoundWatch.End.CYCLE_SEEN, CPU_2).broken()).isEmpty();
  }

  @Test
  void aLockupWithoutACycleIsALockupWithTheListInItsDetail() {
    call();

    Findings findings = judge(RoundWatch.End.LOCKED_UP, CPU_2);

    assertThat(findings.broken()).containsExactly(Invariant.RETURNS);
    assertThat(findings.first(Invariant.RETURNS))
        .hasValueSatisfying(
            finding ->
                assertThat(finding.detail())
                    .isEqualTo(
                        List.of(
                                "call_function.queue in use: cpu 0",
                                "cpu 0: cfd_data flags=1 refs=2 cpumask={1,2}")
                            .toString()));
  }
}
