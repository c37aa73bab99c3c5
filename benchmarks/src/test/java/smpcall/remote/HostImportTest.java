// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.inventory.Host;
import smpcall.plan.HostsFile;
import smpcall.remote.HostReport.State;

/** The state of a host of which the statuses came, but no results. */
class HostImportTest {

  private static final String RUN = "20261122T190000Z";
  private static final String ADVICE = "not collected; './study hosts collect' brings the results";

  @TempDir private Path directory;

  private HostReport report(JobStatus status) throws Exception {
    Path file = Files.writeString(directory.resolve("hosts.yml"), "all: {hosts: {power9: {}}}\n");
    Host host = HostsFile.read(file).host("power9");
    ResultArchive.pack(
        directory.resolve("power9.zip"),
        directory.resolve("jobs"),
        Map.of("0123456789abcdef", status),
        "power9",
        run -> false);
    return new HostImport(host, directory, directory.resolve("results"), null).run(null, null);
  }

  private static JobStatus status(JobStatus.State state, Integer exit, String run, String forks) {
    return new JobStatus(state, 7, "2026-11-22T19:00:00Z", exit, "3 of 8, 0:09 left", run, forks);
  }

  @Test
  void resultsThatAreNotHereAreSaidToBe() throws Exception {
    assertThat(report(status(JobStatus.State.ENDED, 0, RUN, "8 of 8")))
        .isEqualTo(new HostReport("power9", State.COMPLETE, RUN, "8 of 8", ADVICE));
    assertThat(report(status(JobStatus.State.STOPPED, null, RUN, "3 of 8")))
        .isEqualTo(
            new HostReport(
                "power9",
                State.STOPPED,
                RUN,
                "3 of 8",
                ADVICE + "; the same './study hosts run' resumes the run"));
  }

  @Test
  void aHostThatMeasuresSaysHowFarItIs() throws Exception {
    assertThat(report(status(JobStatus.State.RUNNING, null, RUN, "2 of 8")))
        .isEqualTo(
            new HostReport(
                "power9",
                State.RUNNING,
                RUN,
                "2 of 8",
                "3 of 8, 0:09 left; './study hosts collect' brings the results later"));
  }

  @Test
  void aStoppedJobWithoutARunHasNothingToCollect() throws Exception {
    assertThat(report(status(JobStatus.State.STOPPED, null, null, null)).note())
        .isEqualTo("the same './study hosts run' resumes the run");
  }
}
