// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of all commands that draw; only {@code publish} draws elsewhere by itself. */
final class ChartsOption {
  @Option(
      names = "--charts",
      paramLabel = "DIR",
      defaultValue = "${sys:smpcall.home:-.}/charts/latest",
      description = "Directory of pictures, tables and texts (default: charts/latest).")
  private Path charts;

  Path directory() {
    return charts.normalize();
  }
}
