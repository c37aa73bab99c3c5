// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.read.BadInputException;
import smpcall.analysis.run.read.RunFinder;
import smpcall.analysis.run.read.RunReader;

/** The option on other runs that a report cites. */
final class AlsoOption {
  @Option(
      names = "--also",
      paramLabel = "RUN",
      description =
          "Cite this run for versions that the other one did not time, and for the call of the"
              + " running kernel; may be given again.")
  private List<String> names = List.of();

  /**
   * Other runs.
   *
   * @param names their names as in a command, {@code HOST/ID}
   * @param findings their findings on calls
   */
  record Cited(List<String> names, List<Findings> findings) {}

  /**
   * Reads them.
   *
   * @param beside the run that cites them
   * @throws BadInputException when one ran on another host
   */
  Cited read(RunFinder finder, Run beside) {
    List<String> hosts = new ArrayList<>();
    List<Findings> findings = new ArrayList<>();
    for (String name : names) {
      Path directory = finder.named(name);
      Run run = RunReader.read(directory, false);
      if (!run.host().equals(beside.host())) {
        throw new BadInputException(
            "--also "
                + name
                + ": ran on "
                + run.host()
                + ", not on "
                + beside.host()
                + "; cite a run of the same host");
      }
      hosts.add(run.host() + "/" + run.id());
      findings.addAll(Findings.ofCalls(run));
    }
    return new Cited(hosts, findings);
  }
}
