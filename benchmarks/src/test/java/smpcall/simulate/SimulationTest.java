// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smpcall.kernel.KernelVersion;
import smpcall.machine.Cpu;
import smpcall.machine.Warning;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.engine.TimeShare;
import smpcall.simulate.program.Program;

class SimulationTest {

  private static final int CPUS = 4;

  @ParameterizedTest
  @EnumSource
  void everyCallOfEveryVersionPassesItsAudit(KernelVersion version) {
    Map<InterruptModel, String> settingsOf =
        Map.of(
            InterruptModel.ANYWHERE, "sb=0,line=64",
            InterruptModel.POLLED, "mig=1,travel=0.4,inv=2",
            InterruptModel.WORD, "jitter=0");
    settingsOf.forEach(
        (interrupts, settings) -> {
          RunResult storm =
              Simulation.run(Runs.of(Workload.STORM, version.id(), CPUS, settings, interrupts));
          RunResult broadcast =
              Simulation.run(Runs.of(Workload.BROADCAST, version.id(), CPUS, settings, interrupts));

          assertThat(storm.failure()).as(storm.setup().id()).isNull();
          assertThat(broadcast.failure()).as(broadcast.setup().id()).isNull();
          assertThat(broadcast.events().get(Event.FUNCTION))
              .isEqualTo((CPUS - 1) * broadcast.events().get(Event.CALL));
        });
  }

  @Test
  void theTimeOfAllCpusIsSpentOnSomething() {
    RunResult result = Simulation.run(Runs.of(Workload.STORM, "spinlock", CPUS));

    long spent = result.shares().values().stream().mapToLong(Long::longValue).sum();
    assertThat(spent).isCloseTo(CPUS * result.picoseconds(), Percentage.withPercentage(1));
    assertThat(result.shares().get(TimeShare.LOCK)).isPositive();
  }

  @Test
  void transfersHaveAKindAndAField() {
    RunResult result = Simulation.run(Runs.of(Workload.STORM, "patched", CPUS));

    assertThat(result.fields().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(result.transfers());
  }

  @ParameterizedTest
  @ValueSource(strings = {"storm", "broadcast", "counter", "lock"})
  void aSeedGivesOneResult(String id) {
    Workload workload = Workload.find(id).orElseThrow();
    String subject = workload.subjects().get(1);

    assertThat(Simulation.run(Runs.of(workload, subject, CPUS)))
        .isEqualTo(Simulation.run(Runs.of(workload, subject, CPUS)));
  }

  private static RunResult run(Program program) {
    return Simulation.run(Runs.of(Workload.STORM, "floor", CPUS), any -> program);
  }

  /** What all planted errors have in common. */
  private interface Broken extends Program {

    @Override
    default void stopped(Cpu cpu) {}

    @Override
    default String audit() {
      return null;
    }
  }

  @Test
  void aLockupIsFoundAndNoRunHasCountsBehindIt() {
    RunResult result =
        run(
            (Broken)
                cpu -> {
                  while (true) {
                    cpu.cpuRelax();
                  }
                });

    assertThat(result.failure()).startsWith("lockup: " + CPUS);
    assertThat(result.events()).isEmpty();
  }

  @Test
  void aWalkWithoutEndIsGivenUp() {
    RunResult result =
        Simulation.run(
            Runs.of(Workload.BROADCAST, "floor", 2, "hit=2", InterruptModel.ANYWHERE),
            simulated ->
                (Broken)
                    cpu -> {
                      while (true) {
                        simulated.work(cpu, 1_000_000_000);
                        cpu.checkStopped();
                      }
                    });

    assertThat(result.failure()).startsWith("gave up");
  }

  @Test
  void aWarningOfTheKernelEndsARun() {
    RunResult result =
        run(
            (Broken)
                cpu -> {
                  cpu.warn(Warning.REFS_UNDERFLOW);
                  cpu.checkStopped();
                });

    assertThat(result.failure()).isEqualTo("warning: REFS_UNDERFLOW");
  }

  @Test
  void aFailedAuditIsNamed() {
    RunResult result =
        Simulation.run(
            Runs.of(Workload.STORM, "floor", CPUS),
            simulated ->
                new Broken() {
                  @Override
                  public void operate(Cpu cpu) {
                    simulated.work(cpu, 1000);
                    simulated.callReturned(cpu);
                  }

                  @Override
                  public String audit() {
                    return "planted";
                  }
                });

    assertThat(result.failure()).isEqualTo("planted");
    assertThat(Stream.of(result.fields(), result.kinds(), result.shares()))
        .allMatch(map -> map.isEmpty());
  }
}
