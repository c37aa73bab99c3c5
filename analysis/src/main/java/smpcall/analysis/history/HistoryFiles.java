// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.history;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import smpcall.analysis.report.PictureFiles;
import smpcall.analysis.table.Csv;

/**
 * The files of a history: a picture and its table for each arrangement, {@code
 * <charts>/<host>/history-*}; on demand, for Apache Otava, {@code <charts>/<host>/otava.yaml} and
 * {@code <charts>/<host>/otava/*.csv}.
 */
public final class HistoryFiles {
  private static final String OTAVA = "otava";

  private final Path charts;
  private final boolean forOtava;
  private final List<Path> written = new ArrayList<>();
  private final Set<String> complaints = new LinkedHashSet<>();

  /**
   * @param forOtava whether to write files for Apache Otava
   */
  public HistoryFiles(Path charts, boolean forOtava) {
    this.charts = charts;
    this.forOtava = forOtava;
  }

  public void write(List<ArrangementSeries> history) throws IOException {
    Map<String, List<ArrangementSeries>> hosts =
        history.stream()
            .collect(
                Collectors.groupingBy(
                    ArrangementSeries::host, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<String, List<ArrangementSeries>> host : hosts.entrySet()) {
      pictures(host.getKey(), host.getValue());
      if (forOtava) {
        otava(host.getKey(), host.getValue());
      }
    }
  }

  private void pictures(String host, List<ArrangementSeries> history) throws IOException {
    PictureFiles files = new PictureFiles(charts, host);
    for (ArrangementSeries arranged : history) {
      HistoryChart chart = new HistoryChart(arranged);
      if (chart.hasPoints()) {
        String caption = "Each run of " + arranged.arrangement().arrangement();
        files.write(arranged.fileName(), caption, chart.csv(), chart.figure());
      } else {
        files.table(arranged.fileName(), chart.csv());
      }
    }
    written.addAll(files.written());
    complaints.addAll(files.complaints());
  }

  private void otava(String host, List<ArrangementSeries> history) throws IOException {
    List<CaseSeries> series =
        history.stream()
            .flatMap(arranged -> arranged.series().stream())
            .filter(its -> !its.sound().isEmpty())
            .toList();
    if (series.isEmpty()) {
      return;
    }
    PictureFiles files = new PictureFiles(charts.resolve(PictureFiles.directoryOf(host)), OTAVA);
    for (CaseSeries its : series) {
      files.table(OtavaExport.fileName(its), new Csv(OtavaExport.COLUMNS, OtavaExport.rows(its)));
    }
    files.text(OTAVA + ".yaml", OtavaExport.tests(series, OTAVA));
    written.addAll(files.written());
  }

  /** The written files, in order. */
  public List<Path> written() {
    return written;
  }

  /** The reasons why files could not be written, with their cures; each once. */
  public Set<String> complaints() {
    return complaints;
  }
}
