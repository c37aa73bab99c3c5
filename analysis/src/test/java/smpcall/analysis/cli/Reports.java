// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** Reports on runs, made by the command itself. */
public final class Reports {
  private Reports() {}

  /**
   * Makes the report of a run that has no finding.
   *
   * @return the directory of the charts
   */
  public static Path of(Path run, Path charts) {
    StringWriter err = new StringWriter();
    int status =
        Main.run(
            new PrintWriter(new StringWriter()),
            new PrintWriter(err, true),
            "report",
            run.toString(),
            "--charts",
            charts.toString());
    assertThat(status).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    return charts;
  }
}
