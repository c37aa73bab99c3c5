// SPDX-License-Identifier: Apache-2.0
package smpcall.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.linux.Cpumask;
import smpcall.linux.ListSnapshot;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.machine.Function;
import smpcall.machine.Machine;
import smpcall.memory.HardwareMemory;

/**
 * The promises of every version, tested on one thread that is each CPU in turn: it makes calls
 * without wait, then each target takes its interrupts.
 */
class SmpContractTest {

  private record Ran(int cpu, long info) {}

  private final List<Ran> ran = new ArrayList<>();
  private final Function function = (cpu, info) -> ran.add(new Ran(cpu.id, info));
  private Machine machine;
  private Smp smp;
  private long func;

  private void boot(KernelVersion version, int cpus, KernelConfig config) {
    machine = new Machine(new HardwareMemory(Machine.capacity(cpus)), cpus);
    smp = version.boot(machine, config);
    func = machine.addressOf(function);
  }

  private Cpumask mask(int... cpus) {
    Cpumask mask = Cpumask.allocate(machine.memory, machine.cpus());
    IntStream.of(cpus).forEach(mask::setCpu);
    return mask;
  }

  private void allCpusTakeInterrupts() {
    for (int cpu = 0; cpu < machine.cpus(); cpu++) {
      machine.cpu(cpu).takeInterrupts();
    }
  }

  static Stream<Arguments> versionsAndSizes() {
    return Stream.of(KernelVersion.values())
        .flatMap(
            version ->
                IntStream.of(2, 3, 64, 65, 130, 1024)
                    .mapToObj(cpus -> Arguments.of(version, cpus)));
  }

  static Stream<Arguments> versionsAndConfigs() {
    return Stream.of(KernelVersion.values())
        .flatMap(
            version ->
                Stream.of(LockKind.values())
                    .flatMap(
                        lock ->
                            Stream.of(MaskPlace.values())
                                .flatMap(
                                    place ->
                                        Stream.of(true, false)
                                            .map(
                                                fast ->
                                                    Arguments.of(
                                                        version,
                                                        new KernelConfig(lock, place, fast))))));
  }

  @ParameterizedTest
  @MethodSource("versionsAndSizes")
  void aCallToAllRunsOnceOnEveryOtherCpu(KernelVersion version, int cpus) {
    boot(version, cpus, KernelConfig.DEFAULT);
    int caller = cpus / 2;

    smp.smpCallFunction(machine.cpu(caller), func, 42, false);
    assertThat(ran).isEmpty();
    allCpusTakeInterrupts();
    allCpusTakeInterrupts();

    assertThat(ran)
        .containsExactlyElementsOf(
            IntStream.range(0, cpus)
                .filter(cpu -> cpu != caller)
                .mapToObj(cpu -> new Ran(cpu, 42))
                .toList());
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versionsAndConfigs")
  void aCallToSomeRunsOnNoOtherCpu(KernelVersion version, KernelConfig config) {
    boot(version, 70, config);

    smp.smpCallFunctionMany(machine.cpu(1), mask(1, 2, 63, 64, 69), func, 7, false);
    allCpusTakeInterrupts();

    assertThat(ran).containsExactly(new Ran(2, 7), new Ran(63, 7), new Ran(64, 7), new Ran(69, 7));
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("versionsAndConfigs")
  void aCallToOneRunsThereWhicheverPathItTakes(KernelVersion version, KernelConfig config) {
    boot(version, 4, config);

    smp.smpCallFunctionMany(machine.cpu(0), mask(0, 3), func, 9, false);
    assertThat(smp.leftovers()).isNotEmpty();
    allCpusTakeInterrupts();

    assertThat(ran).containsExactly(new Ran(3, 9));
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCallWithoutTargetsReturnsAtOnce(KernelVersion version) {
    boot(version, 4, KernelConfig.DEFAULT);

    smp.smpCallFunctionMany(machine.cpu(2), mask(), func, 1, true);
    smp.smpCallFunctionMany(machine.cpu(2), mask(2), func, 2, true);
    allCpusTakeInterrupts();

    assertThat(ran).isEmpty();
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void callsOfSeveralSendersAllRun(KernelVersion version) {
    boot(version, 5, KernelConfig.DEFAULT);

    for (int sender = 0; sender < 5; sender++) {
      smp.smpCallFunction(machine.cpu(sender), func, 100 + sender, false);
    }
    allCpusTakeInterrupts();
    allCpusTakeInterrupts();

    assertThat(ran)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25)
                .filter(pair -> pair / 5 != pair % 5)
                .mapToObj(pair -> new Ran(pair / 5, 100 + pair % 5))
                .toList());
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aCallUnderWayShowsInTheLeftovers(KernelVersion version) {
    boot(version, 3, KernelConfig.DEFAULT);

    smp.smpCallFunction(machine.cpu(0), func, 1, false);
    machine.cpu(1).takeInterrupts();
    assertThat(smp.leftovers()).isNotEmpty();

    machine.cpu(2).takeInterrupts();
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"FLOOR", "LINUX_4_14", "LINUX_5_13"})
  void theSnapshotShowsTheEntriesOnTheList(KernelVersion version) {
    boot(version, 3, KernelConfig.DEFAULT);
    assertThat(smp.listSnapshot()).isEqualTo(ListSnapshot.EMPTY);

    smp.smpCallFunction(machine.cpu(0), func, 1, false);
    smp.smpCallFunction(machine.cpu(2), func, 1, false);

    assertThat(smp.listSnapshot()).isEqualTo(new ListSnapshot(List.of(2, 0), ListSnapshot.NO_CPU));
    assertThat(smp.leftovers()).contains("call_function.queue in use: cpu 2, cpu 0");
  }

  @ParameterizedTest
  @EnumSource
  void anEntryIsUsedAgainAndAgain(KernelVersion version) {
    boot(version, 3, KernelConfig.DEFAULT);

    for (int call = 0; call < 100; call++) {
      smp.smpCallFunction(machine.cpu(0), func, call, false);
      machine.cpu(1 + call % 2).takeInterrupts();
      machine.cpu(2 - call % 2).takeInterrupts();
    }

    assertThat(ran).hasSize(200);
    assertThat(smp.leftovers()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FLOOR")
  void oneTargetGoesByTheSingleVectorAndTwoDoNot(KernelVersion version) {
    boot(version, 4, KernelConfig.DEFAULT);
    List<String> vectors = new ArrayList<>();
    machine.handle(new InterruptRecorder(smp, vectors));

    smp.smpCallFunctionMany(machine.cpu(0), mask(1), func, 1, false);
    allCpusTakeInterrupts();
    smp.smpCallFunctionMany(machine.cpu(0), mask(1, 2), func, 2, false);
    allCpusTakeInterrupts();

    assertThat(vectors).containsExactly("single 1", "many 1", "many 2");
  }
}
