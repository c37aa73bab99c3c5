// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.naive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;
import smpcall.simulate.RunResult;
import smpcall.simulate.RunSetup;
import smpcall.simulate.Simulation;
import smpcall.simulate.Workload;
import smpcall.simulate.engine.Counts.Event;
import smpcall.simulate.engine.InterruptModel;
import smpcall.simulate.setting.SimulatedHost;

/**
 * The engine and the naive one count the same, and need the same time to the picosecond.
 *
 * <p>Without jitter, as the two do not draw it in the same order. Interrupts that are words are
 * left out: there a waiting CPU reads two lines in a round, and the engine lets it see the loss of
 * the second one at the begin of the next round.
 */
class TwoEnginesTest {

  private static final List<String> SETTINGS =
      List.of(
          "jitter=0",
          "jitter=0,hold=0,occ=1",
          "jitter=0,sb=0,pause=0",
          "jitter=0,mig=1,inv=1",
          "jitter=0,travel=0.4,up=0.5,fn=50,line=64",
          "jitter=0,r=3");

  private static RunSetup setup(
      Workload workload,
      KernelVersion version,
      int cpus,
      String settings,
      InterruptModel interrupts) {
    SimulatedHost host = SimulatedHost.FLAT;
    return new RunSetup(
        workload,
        version.id(),
        cpus,
        LockKind.TICKET,
        MaskPlace.INLINE,
        interrupts,
        host.with(host.parameters().with(settings)),
        0,
        1);
  }

  private static Tally tally(RunResult result) {
    Map<Event, Long> events = result.events();
    return new Tally(
        result.picoseconds(),
        events.get(Event.CALL),
        result.transfers(),
        result.invalidations(),
        events.get(Event.INTERRUPT_SENT),
        events.get(Event.HANDLER),
        events.get(Event.ENTRY));
  }

  private static void check(RunSetup setup) {
    RunResult result = Simulation.run(setup);
    assertThat(result.failure()).isNull();
    assertThat(NaiveRun.run(setup, result.events().get(Event.CALL)))
        .as(setup.id())
        .isEqualTo(tally(result));
  }

  private static Stream<RunSetup> some() {
    return Arrays.stream(KernelVersion.values()).flatMap(TwoEnginesTest::some);
  }

  private static Stream<RunSetup> some(KernelVersion version) {
    String settings = SETTINGS.get(version.ordinal() % SETTINGS.size());
    return Stream.of(
        setup(Workload.STORM, version, 3, "jitter=0", InterruptModel.ANYWHERE),
        setup(Workload.BROADCAST, version, 3, settings, InterruptModel.POLLED));
  }

  @ParameterizedTest
  @MethodSource("some")
  void agree(RunSetup setup) {
    check(setup);
  }

  private static Stream<RunSetup> all() {
    return Stream.of(InterruptModel.ANYWHERE, InterruptModel.POLLED)
        .flatMap(
            interrupts ->
                SETTINGS.stream()
                    .flatMap(
                        settings ->
                            Stream.of(2, 4, 8).flatMap(cpus -> all(cpus, settings, interrupts))));
  }

  private static Stream<RunSetup> all(int cpus, String settings, InterruptModel interrupts) {
    return Arrays.stream(KernelVersion.values())
        .flatMap(
            version ->
                Stream.of(Workload.STORM, Workload.BROADCAST)
                    .map(workload -> setup(workload, version, cpus, settings, interrupts)));
  }

  @ParameterizedTest
  @MethodSource("all")
  @EnabledIfSystemProperty(named = "simulate.engines", matches = "all")
  void agreeOnAll(RunSetup setup) {
    check(setup);
  }
}
