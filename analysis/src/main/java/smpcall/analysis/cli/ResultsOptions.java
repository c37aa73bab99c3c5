// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import smpcall.analysis.run.read.RunFinder;

/** The options of all commands that read stored runs. */
final class ResultsOptions {
  @Option(
      names = "--results",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/benchmarks/results",
      description = "Directory of the stored runs (default: benchmarks/results).")
  private Path results;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  Path directory() {
    return results.normalize();
  }

  RunFinder finder() {
    return new RunFinder(directory());
  }
}
