// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.audit.AuditResult;
import smpcall.audit.SequenceAudit;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/** The representations that {@link MemoryCost} compares behave alike. */
class ProtocolTest {

  private static final int CALLS = 1_000;
  private static final int CAPACITY = Machine.capacity(TwoCpus.CPUS);

  static Stream<Named<Function<SequenceAudit, MemoryCost.Protocol>>> representations() {
    return Stream.of(
        Named.of(
            "buffer",
            audit -> new MemoryProtocol(new HardwareMemory(CAPACITY), TwoCpus.CPUS, audit)),
        Named.of(
            "array", audit -> new MemoryProtocol(new ArrayMemory(CAPACITY), TwoCpus.CPUS, audit)),
        Named.of("fields", audit -> new FieldProtocol(TwoCpus.CPUS, audit)));
  }

  @ParameterizedTest
  @MethodSource("representations")
  void everyCallRunsOnceOnTheOtherCpu(Function<SequenceAudit, MemoryCost.Protocol> representation)
      throws Exception {
    ShortFork.assumeTwoCpus();
    SequenceAudit audit = new SequenceAudit(TwoCpus.CPUS);
    MemoryCost.Protocol protocol = representation.apply(audit);

    TwoCpus.run(
        cpu -> {
          IntStream.range(0, CALLS)
              .forEach(
                  call -> {
                    protocol.call(cpu, audit.issue(cpu));
                    audit.returned(cpu);
                  });
          return CALLS;
        },
        protocol::serve);

    assertThat(audit.close(protocol.warnings(), protocol.leftovers()))
        .isEqualTo(new AuditResult(2 * CALLS, 2 * CALLS, 0, 0, 0, 0, 0));
  }
}
