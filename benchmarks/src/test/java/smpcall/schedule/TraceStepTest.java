// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;

/** Steps in words, with the stores that they see. */
class TraceStepTest {

  private static List<TraceStep> last(RaceReplay replay, int cpu) {
    List<TraceStep> own = replay.steps().stream().filter(step -> step.cpu() == cpu).toList();
    return own.subList(own.size() - 1, own.size());
  }

  private static RaceReplay replay(KnownRace race, KernelVersion version) {
    return RaceReplay.of(
        race, version.id(), machine -> version.boot(machine, KernelConfig.DEFAULT));
  }

  @Test
  void aStepNamesTheStoreOfAnotherCpuThatItSees() {
    RaceReplay replay =
        RaceReplay.of(KnownRace.SHARED_CSD, "destination", CsdOwner.DESTINATION::boot);
    List<TraceStep> steps = replay.steps();

    TraceStep interrupt =
        steps.stream().filter(step -> step.text().startsWith("interrupt:")).findFirst().get();
    assertThat(replay.cpu(interrupt.cpu())).isEqualTo("C");
    TraceStep sender = steps.get(interrupt.source() - 1);
    assertThat(replay.cpu(sender.cpu())).isEqualTo("B");
    assertThat(sender.text()).isEqualTo("interrupts C");
    assertThat(steps)
        .filteredOn(step -> step.source() > 0)
        .allMatch(step -> steps.get(step.source() - 1).cpu() != step.cpu())
        .allMatch(step -> step.source() <= steps.indexOf(step));
  }

  @Test
  void theLastStepOfABrokenCpuShowsWhatBroke() {
    assertShows(KnownRace.REUSE_RACE, KernelVersion.LOCKFREE, "drops A's refs to -1: WARN");
    assertShows(KnownRace.REUSE_LOCKUP, KernelVersion.LOCKFREE, "waits for LOCK for ever");
    assertShows(KnownRace.REUSE_EARLY_RETURN, KernelVersion.LOCKFREE, "returns");
    assertShows(
        KnownRace.DELETE_BEFORE_ADD, KernelVersion.PATCHED, "A's entry is not on the list: fault");
  }

  private static void assertShows(KnownRace race, KernelVersion version, String text) {
    RaceReplay replay = replay(race, version);
    assertThat(replay.brokenCpus())
        .flatMap(cpu -> last(replay, cpu))
        .extracting(TraceStep::text)
        .contains(text);
  }

  @Test
  void noCpuIsBrokenWhereTheVersionSurvives() {
    assertThat(replay(KnownRace.REUSE_RACE, KernelVersion.PATCHED).brokenCpus()).isEmpty();
  }
}
