// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.results.IterationResult;
import smpcall.audit.SequenceAudit;
import smpcall.audit.TimedAudit;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.linux.SpinLock;
import smpcall.memory.HardwareMemory;
import smpcall.memory.Memory;

/** {@link Storm} as JMH runs it, with generated code, one fork for each version. */
@Tag("slow")
class StormForkTest {

  private record Forked(Collection<IterationResult> iterations, LoadedClasses loaded) {}

  @TempDir private static Path directory;

  private static final Map<KernelVersion, Forked> FORKS = new EnumMap<>(KernelVersion.class);

  @BeforeAll
  static void runThemAll() throws IOException {
    ShortFork.assumeTwoCpus();
    for (KernelVersion version : KernelVersion.values()) {
      Path log = directory.resolve(version + ".classes");
      Collection<IterationResult> iterations =
          ShortFork.run(
              directory.resolve(version + ".log"),
              Storm.class,
              Map.of("version", version.id()),
              LoadedClasses.flag(log));
      FORKS.put(version, new Forked(iterations, LoadedClasses.read(log)));
    }
  }

  @AfterAll
  static void forget() {
    FORKS.clear();
  }

  @ParameterizedTest
  @EnumSource
  void everyIterationIsAuditedWithoutFailures(KernelVersion version) {
    assertThat(FORKS.get(version).iterations())
        .hasSize(ShortFork.ITERATIONS)
        .allMatch(iteration -> iteration.getPrimaryResult().getScore() > 0)
        .extracting(ShortFork::metrics)
        .allSatisfy(ShortFork::assertNoFailures)
        .allSatisfy(
            metrics ->
                assertThat(metrics)
                    .containsKeys(ShortFork.METRICS_OF_THREADS)
                    .containsEntry("lost", 0L)
                    .containsEntry("duplicated", 0L)
                    .containsEntry("warnings", 0L)
                    .containsEntry("leftovers", 0L)
                    .containsEntry("lockups", 0L))
        .allSatisfy(StormForkTest::assertSharesOfCalls);
  }

  /** With two threads least + most = all, and least^2 + most^2 = the sum of squares. */
  private static void assertSharesOfCalls(Map<String, Long> metrics) {
    long least = metrics.get("leastCalls");
    long most = metrics.get("mostCalls");
    assertThat(least).isPositive().isLessThanOrEqualTo(most);
    assertThat(least + most).isEqualTo(metrics.get("calls"));
    assertThat(metrics).containsEntry("squaredCalls", least * least + most * most);
  }

  @ParameterizedTest
  @EnumSource
  void oneClassOfEachTypeIsLoadedSoThatTheJitKnowsEveryTarget(KernelVersion version) {
    LoadedClasses loaded = FORKS.get(version).loaded();

    List<Class<?>> ports = loaded.of(Smp.class);
    assertThat(ports).hasSize(1);
    assertThat(loaded.all())
        .filteredOn(type -> type.getName().startsWith(Smp.class.getName()))
        .allMatch(type -> type == Smp.class || type.getNestHost() == ports.get(0));
    assertThat(loaded.of(Memory.class)).containsExactly(HardwareMemory.class);
    assertThat(loaded.of(TimedAudit.class)).containsExactly(SequenceAudit.class);
    assertThat(loaded.of(SpinLock.class)).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void everyVersionHasItsOwnPort() {
    assertThat(FORKS.values())
        .extracting(forked -> forked.loaded().of(Smp.class))
        .doesNotHaveDuplicates();
  }
}
