// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smpcall.analysis.appendix.Appendix;
import smpcall.analysis.appendix.Pictures;
import smpcall.analysis.appendix.Pictures.Topic;
import smpcall.analysis.chart.GapChart;
import smpcall.analysis.chart.JavaAgainstCChart;
import smpcall.analysis.chart.LatencyChart;
import smpcall.analysis.chart.RatioChart;
import smpcall.analysis.chart.RatioCurves;
import smpcall.analysis.chart.RoundTripChart;
import smpcall.analysis.chart.RunOrderChart;
import smpcall.analysis.chart.SensitivityChart;
import smpcall.analysis.chart.ThroughputChart;
import smpcall.analysis.document.Block;
import smpcall.analysis.document.Document;
import smpcall.analysis.document.Html;
import smpcall.analysis.document.Markdown;
import smpcall.analysis.document.PlainText;
import smpcall.analysis.draw.Figure;
import smpcall.analysis.draw.InlineSvg;
import smpcall.analysis.file.FileName;
import smpcall.analysis.finding.ArchitectureResult;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.factor.FactorEffects;
import smpcall.analysis.finding.factor.GapGroup;
import smpcall.analysis.finding.factor.SensitivityMap;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.Series;
import smpcall.analysis.finding.wording.WorkloadWords;
import smpcall.analysis.run.RoundTrips;
import smpcall.analysis.run.Run;
import smpcall.analysis.table.ArmPairsTable;
import smpcall.analysis.table.CheckTable;
import smpcall.analysis.table.Csv;
import smpcall.analysis.table.FactorEffectsTable;
import smpcall.analysis.table.FactorLevelsTable;
import smpcall.analysis.table.ForksTable;
import smpcall.analysis.table.NanosecondsTable;
import smpcall.analysis.table.ScalingTable;

/**
 * The files of a report: {@code <charts>/<host>/...}, {@code <charts>/appendix.*} and {@code
 * <charts>/index.html}. It writes tables first, then pictures, then texts; each file is replaced as
 * a whole or not at all.
 */
public final class ReportFiles {
  private final Run run;
  private final PictureFiles files;
  private final Pictures pictures = new Pictures();

  /** Writes the sections on results that depend on no host, with their pictures. */
  @FunctionalInterface
  public interface Sections {
    List<Block> write(PictureFiles files) throws IOException;
  }

  public ReportFiles(Path charts, Run run) throws IOException {
    this.run = run;
    this.files = new PictureFiles(charts, run.host());
  }

  public void write(Findings findings) throws IOException {
    boolean calls = findings.workload().isOfCalls();
    if (!findings.comparisons().isEmpty()) {
      RatioChart ratio = new RatioChart(findings);
      String caption = caption("Speed against the baseline", findings, "");
      String name = findings.workload().id() + (calls ? "-ratio" : "");
      pictures.add(Topic.RATIO, files.write(name, caption, ratio.csv(), ratio.figure()));
      ratiosByCpus(findings, name);
    }
    if (calls) {
      speed(findings);
      latency(findings);
      nanoseconds(findings);
      languages(findings);
      factors(findings);
      gaps(findings);
    }
    if (!findings.scaling().isEmpty()) {
      files.table(findings.workload().id() + "-scaling", ScalingTable.of(findings));
    }
    if (!findings.armPairs().isEmpty()) {
      files.table(findings.workload().id() + "-arms", ArmPairsTable.of(findings));
    }
  }

  private void ratiosByCpus(Findings findings, String name) throws IOException {
    for (Series series : findings.series()) {
      RatioCurves curves = new RatioCurves(findings, series);
      if (curves.hasCurves()) {
        String caption =
            caption("Speed against the baseline, by the number of CPUs", findings, series.label());
        String file = name + "-by-cpus" + series.suffix();
        pictures.add(Topic.RATIO, files.write(file, caption, curves.csv(), curves.figure()));
      }
    }
  }

  private void speed(Findings findings) throws IOException {
    for (Series series : findings.series()) {
      ThroughputChart chart = new ThroughputChart(findings, series);
      String name = findings.workload().id() + "-throughput" + series.suffix();
      String caption = caption("What a call costs", findings, series.label());
      pictures.add(Topic.SPEED, files.write(name, caption, chart.csv(), chart.figure()));
    }
  }

  private void latency(Findings findings) throws IOException {
    if (findings.latencies().isEmpty()) {
      return;
    }
    for (Arrangement arrangement : findings.arrangements()) {
      LatencyChart chart = new LatencyChart(findings, arrangement);
      String name =
          findings.workload().id()
              + ("-latency-" + arrangement.cpus() + "cpus" + arrangement.series().suffix());
      if (chart.hasCurves()) {
        String caption = caption("How long single calls take", findings, arrangement.label());
        pictures.add(Topic.LATENCY, files.write(name, caption, chart.csv(), chart.figure()));
      } else {
        files.table(name, chart.csv());
      }
    }
  }

  private void nanoseconds(Findings findings) throws IOException {
    if (!findings.comparisons().isEmpty()) {
      files.table(findings.workload().id() + "-nanoseconds", NanosecondsTable.of(findings));
    }
  }

  private void languages(Findings findings) throws IOException {
    JavaAgainstCChart chart = new JavaAgainstCChart(findings);
    if (chart.hasRows()) {
      String name = findings.workload().id() + "-java-against-c";
      String caption = caption("Speed against the baseline, in Java and in C", findings, "");
      pictures.add(Topic.LANGUAGE, files.write(name, caption, chart.csv(), chart.figure()));
    }
  }

  private void factors(Findings findings) throws IOException {
    FactorEffects effects = FactorEffects.of(findings);
    if (!effects.isEmpty()) {
      String workload = findings.workload().id();
      files.table(workload + "-factors", FactorLevelsTable.of(effects));
      files.table(workload + "-factor-effects", FactorEffectsTable.of(effects));
    }
  }

  private void gaps(Findings findings) throws IOException {
    for (GapGroup group : GapGroup.of(findings)) {
      GapChart chart = new GapChart(findings, group);
      if (chart.hasCurves()) {
        String name = findings.workload().id() + "-gaps" + group.suffix();
        String caption = caption("A call by the gap before it", findings, group.label());
        pictures.add(Topic.GAP, files.write(name, caption, chart.csv(), chart.figure()));
      }
    }
    List<SensitivityMap> maps = SensitivityMap.of(findings);
    for (SensitivityMap map : maps) {
      SensitivityChart chart = new SensitivityChart(findings, map, maps);
      String name =
          findings.workload().id()
              + "-sensitivity-"
              + FileName.of(map.variant())
              + map.group().suffix();
      String caption =
          caption(
              "What the ratio of " + map.variant() + " depends on", findings, map.group().label());
      pictures.add(Topic.SENSITIVITY, files.write(name, caption, chart.csv(), chart.figure()));
    }
  }

  private static String caption(String what, Findings findings, String where) {
    return what
        + ". "
        + WorkloadWords.of(findings.workload()).title(where, findings.isBackToBack());
  }

  /** Writes the files on the whole run. */
  public void writeRun() throws IOException {
    if (run.check().isPresent()) {
      files.table("check", CheckTable.of(run.check().get()));
    }
    for (Run part : run.emulated()) {
      if (part.check().isPresent()) {
        String id = ArchitectureResult.ofEmulated(part).id();
        files.table("check-" + id, CheckTable.of(part.check().get()));
      }
    }
    if (!run.cases().isEmpty()) {
      writeForks();
    }
  }

  private void writeForks() throws IOException {
    files.table(run.forksTable(), ForksTable.of(run));
    RunOrderChart order = new RunOrderChart(run);
    String name = run.forksTable().replace("forks", "run-order");
    pictures.add(
        Topic.RUN_ORDER,
        files.write(
            name, "Every fork in the order in which they ran", order.csv(), order.figure()));
    Optional<RoundTrips> trips = run.environment().roundTrips();
    if (trips.isPresent() && trips.get().pairs().size() > 1) {
      RoundTripChart map = new RoundTripChart(run, trips.get());
      String caption = "How long a cache line takes between each two CPUs and back";
      pictures.add(Topic.MACHINE, files.write("round-trips", caption, map.csv(), map.figure()));
    }
  }

  /**
   * Writes the picture of the answer.
   *
   * @param title the finding in a line
   */
  public void writeAnswer(String title, Csv csv, Figure figure) throws IOException {
    pictures.add(Topic.ANSWER, files.write("answer", title, csv, figure));
  }

  /** Writes the appendix for a mail. */
  public void writeMail(Document mail) throws IOException {
    files.text("appendix.txt", PlainText.of(mail));
  }

  /**
   * Writes all forms of the long appendix, if there are calls or only emulated JDKs. Comes last, as
   * it shows the pictures that could be drawn.
   *
   * @param kept the sections that follow the measured ones
   */
  public void writeAppendix(List<Findings> all, Sections kept) throws IOException {
    List<Findings> calls = all.stream().filter(f -> f.workload().isOfCalls()).toList();
    if (!calls.isEmpty() || run.cases().isEmpty()) {
      Document appendix = Appendix.of(run, calls, pictures, kept.write(files));
      files.text("appendix-full.txt", PlainText.of(appendix));
      files.text("appendix.md", Markdown.of(appendix));
      files.text("index.html", Html.of(appendix, InlineSvg.style()));
    }
  }

  /** The written files, in order. */
  public List<Path> written() {
    return files.written();
  }

  /** The reasons why files could not be written, with their cures; each once. */
  public Set<String> complaints() {
    return files.complaints();
  }
}
