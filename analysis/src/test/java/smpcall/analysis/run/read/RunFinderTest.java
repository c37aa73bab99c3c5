// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.analysis.sample.Samples;

class RunFinderTest {
  private final RunFinder finder = new RunFinder(Samples.RESULTS);

  @TempDir private Path empty;

  @Test
  void theNewestOfCallsNeedNotBeTheNewest() throws IOException {
    assertThat(finder.newestOfCalls()).isEqualTo(Samples.BOTH);
    Path older = Samples.copy(Samples.TWO_CPUS, empty);
    Samples.copy(Samples.MEMORY, empty);
    assertThat(new RunFinder(empty).newestOfCalls()).isEqualTo(older);
  }

  @Test
  void aRunIsNamedByIdByHostAndIdOrByDirectory() {
    assertThat(finder.named("20261121T080000Z")).isEqualTo(Samples.EIGHT_CPUS);
    assertThat(finder.named("octet/20261121T080000Z")).isEqualTo(Samples.EIGHT_CPUS);
    assertThat(finder.named(Samples.EIGHT_CPUS.toString())).isEqualTo(Samples.EIGHT_CPUS);
  }

  @Test
  void latestIsTheNewestCompleteRunOfCalls() throws IOException {
    assertThat(finder.named("latest")).isEqualTo(Samples.BOTH);
    Samples.copy(Samples.MEMORY, empty);
    assertThatThrownBy(() -> new RunFinder(empty).named("latest"))
        .hasMessage(
            empty
                + ": no run with calls is complete; \"./study run\" makes one, --resume completes one"
                + " that was interrupted, and report --partial shows it");
    Path older = Samples.copy(Samples.TWO_CPUS, empty);
    assertThat(new RunFinder(empty).named("latest")).isEqualTo(older);
  }

  @Test
  void latestOfAJdkIsTheNewestCompleteRunWithCallsOnIt() {
    assertThat(finder.named("latest@17")).isEqualTo(Samples.BOTH);
    assertThat(finder.named("latest@25")).isEqualTo(Samples.PAIRS);
    assertThat(finder.selected("latest", Optional.of("25"))).containsExactly(Samples.PAIRS);
    assertThatThrownBy(() -> finder.named("latest@21"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            Samples.RESULTS
                + ": no complete run has calls on JDK \"21\"; complete runs have 17, 25");
  }

  @Test
  void withoutACompleteRunThereIsNoLatestOfAJdk() throws IOException {
    Samples.copy(Samples.MEMORY, empty);
    assertThatThrownBy(() -> new RunFinder(empty).named("latest@17"))
        .hasMessage(empty + ": no complete run has calls on JDK \"17\"; \"./study run\" makes one");
  }

  @Test
  void aRunThatIsNotThereIsAnsweredWithThoseThatAre() {
    assertThatThrownBy(() -> finder.named("20990101T000000Z"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no run \"20990101T000000Z\"; there is: ")
        .hasMessageContaining("octet/20261121T080000Z");
  }

  @Test
  void anIdOnSeveralHostsIsAmbiguous() throws IOException {
    for (String host : new String[] {"one", "two"}) {
      Path run = Files.createDirectories(empty.resolve(host).resolve("20260101T000000Z"));
      Files.writeString(run.resolve("run.json"), "{}");
    }
    assertThatThrownBy(() -> new RunFinder(empty).named("20260101T000000Z"))
        .hasMessageContaining("2 hosts have a run 20260101T000000Z; say which: ");
  }

  @Test
  void anEmptyDirectoryIsAnsweredWithTheCure() {
    assertThatThrownBy(() -> new RunFinder(empty).newestOfCalls())
        .hasMessageContaining("holds no run")
        .hasMessageContaining("\"./study run\" makes one");
    assertThatThrownBy(() -> new RunFinder(empty.resolve("nowhere")).newestOfCalls())
        .hasMessageContaining("holds no run");
  }

  @Test
  void aRunAHostOrAllResultsMayBeASymbolicLinkAndCountsOnce() throws IOException {
    Path run = Samples.copy(Samples.TWO_CPUS, empty.resolve("kept"));
    Path results = Files.createDirectories(empty.resolve("results"));
    Path host = Files.createSymbolicLink(results.resolve("linked"), run.getParent());
    Files.createSymbolicLink(run.resolveSibling("alias"), run);
    Path all = Files.createSymbolicLink(empty.resolve("all"), results);

    RunFinder linked = new RunFinder(all);

    assertThat(linked.complete(Optional.empty()))
        .containsExactly(all.resolve(host.getFileName()).resolve(run.getFileName()));
    assertThat(linked.named(run.getFileName().toString())).isEqualTo(linked.latest());
  }

  /** Read like a file, it would never end. */
  @Test
  void aPipeIsRefused() throws Exception {
    Path run = Files.createDirectories(empty.resolve("host/run"));
    Path pipe = run.resolve("run.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThatThrownBy(() -> new RunFinder(empty).latest())
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            pipe + ": cannot be read (it is no regular file); it must be a file that you may read");
  }

  @Test
  void aDirectoryWithoutRunFileIsReadAndThenMissed() throws IOException {
    Path run = Files.createDirectories(empty.resolve("host/run"));
    Samples.copy(Samples.TWO_CPUS, empty);
    assertThat(new RunFinder(empty).named(run.toString())).isEqualTo(run);
  }
}
