// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.util.List;
import smpcall.analysis.file.FileName;
import smpcall.analysis.finding.wording.Wording;

/**
 * The series as files for Apache Otava (incubating; formerly Hunter): a table for each series, with
 * columns of times, attributes and metrics, where each metric is a number in every row, and one
 * file of tests that names the tables (its manual, "Importing results from CSV").
 */
public final class OtavaExport {
  public static final List<String> COLUMNS =
      List.of("time", "run", "commit", "jdk", "times_floor", "ns", "floor_ns");

  private OtavaExport() {}

  /** One row for each run that has a value; Otava accepts no empty values. */
  public static List<List<String>> rows(CaseSeries series) {
    return series.sound().stream()
        .map(
            point ->
                List.of(
                    point.run().started(),
                    point.run().id(),
                    point.commit(),
                    point.jdkBuild(),
                    Wording.fixed(point.ratio().orElseThrow().mean(), 6),
                    Wording.fixed(point.nanoseconds().orElseThrow().mean(), 1),
                    Wording.fixed(point.floorNanoseconds().orElseThrow().mean(), 1)))
        .toList();
  }

  /** The name of a series' test and of its file, without ending. */
  public static String fileName(CaseSeries series) {
    return FileName.of(series.id());
  }

  /**
   * The text of the file of tests, for use in its own directory.
   *
   * @param directory the directory of the tables, relative to the file
   */
  public static String tests(List<CaseSeries> all, String directory) {
    StringBuilder yaml =
        new StringBuilder(
            """
            # Tests for Apache Otava; run it in this directory:
            #   OTAVA_CONFIG=otava.yaml otava analyze TEST
            # times_floor is what to watch: floor_ns says how fast the host was.
            tests:
            """);
    for (CaseSeries series : all) {
      yaml.append(
          """
            %s:
              type: csv
              file: %s/%s.csv
              time_column: time
              attributes: [run, commit, jdk]
              metrics:
                times_floor:
                  direction: 1
                ns:
                  direction: -1
                floor_ns:
                  direction: -1
              csv_options:
                delimiter: ','
                quote_char: '"'
          """
              .formatted(fileName(series), directory, fileName(series)));
    }
    return yaml.toString();
  }
}
