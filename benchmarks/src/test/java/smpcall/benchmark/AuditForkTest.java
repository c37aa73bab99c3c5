// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.IterationResult;
import smpcall.audit.SequenceAudit;
import smpcall.audit.TimedAudit;

/** {@link Storm} as JMH runs it, without the audit. */
class AuditForkTest {

  @TempDir private Path directory;

  @Test
  void withoutTheAuditNoneOfItsClassesIsLoadedAndNothingIsCounted() throws Exception {
    ShortFork.assumeTwoCpus();

    Path log = directory.resolve("classes");
    Collection<IterationResult> iterations =
        ShortFork.run(
            directory.resolve("log"),
            Storm.class,
            Map.of("version", "spinlock", "audit", "off"),
            LoadedClasses.flag(log));

    assertThat(iterations)
        .hasSize(ShortFork.ITERATIONS)
        .allMatch(iteration -> iteration.getPrimaryResult().getScore() > 0)
        .extracting(ShortFork::metrics)
        .allSatisfy(
            metrics ->
                assertThat(metrics)
                    .containsEntry("calls", 0L)
                    .containsEntry("executions", 0L)
                    .containsEntry("failures", 0L));
    LoadedClasses loaded = LoadedClasses.read(log);
    assertThat(loaded.of(TimedAudit.class)).hasSize(1);
    assertThat(loaded.all())
        .extracting(Class::getSimpleName)
        .contains("Unaudited")
        .doesNotContain("SequenceAudit", "CallCounters");
  }

  @ParameterizedTest
  @CsvSource({"off, 3, use -t 2", "maybe, 2, give on or off"})
  void badAuditSettingsAreRefused(String audit, int cpus, String cure) {
    KernelUnderTest kernel = new KernelUnderTest();
    kernel.version = "spinlock";
    kernel.lock = "ticket";
    kernel.mask = "inline";
    kernel.audit = audit;

    assertThatThrownBy(() -> kernel.boot(cpus))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("-p audit=" + audit)
        .hasMessageEndingWith(cure + (cpus > 2 ? ", which has none" : ""));
  }

  @Test
  void theAuditIsTheSequenceAudit() {
    assertThat(TimedAudit.of(true, 2)).isExactlyInstanceOf(SequenceAudit.class);
  }
}
