// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.VerdictLine;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.run.Exploration;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;
import smpcall.analysis.run.Version;
import smpcall.analysis.simulated.RunGroup;
import smpcall.analysis.simulated.SimulatedStudy;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.table.Csv;

/**
 * The answer: every version in the order of history, with its sign, its cost and its growth.
 *
 * @param main the findings that the answer is about
 * @param rows the versions without the floor
 * @param settings where calls were timed: those of the run from far to near, then those of others
 * @param sources what is true of the sources of explorations and simulations
 * @param kernels the cost against the running kernel's own call, by run
 */
public record StudyAnswer(
    Findings main,
    List<AnswerRow> rows,
    List<Setting> settings,
    Sources sources,
    List<KernelCall> kernels) {

  /** The numbers of simulated CPUs that it shows. */
  public static final List<Integer> CPUS = List.of(2, 16, 128);

  private static final List<String> COLUMNS =
      List.of(
          "version",
          "date",
          "commit",
          "verdict",
          "run",
          "where",
          "ratio",
          "low",
          "high",
          "n",
          "nanoseconds",
          "nanoseconds low",
          "nanoseconds high",
          "speed",
          "transfers at 2 CPUs",
          "transfers at 16 CPUs",
          "transfers at 128 CPUs");

  /**
   * What the locks cost against a call of the running kernel, in one run.
   *
   * @param nanos the mean duration of the kernel's call, nanoseconds
   * @param percent the cost in percent of it
   * @param interval the 95 % interval of the cost in percent of it; empty: n too small
   */
  public record KernelCall(String run, double nanos, double percent, Optional<Interval> interval) {}

  /**
   * Kept results beside a run.
   *
   * @param versions the versions in the order of history; none: those of the run
   * @param others the findings of other runs, for versions that the run did not time
   * @param sources what is true of the sources of explorations and simulations together
   */
  public record Beside(
      List<Version> versions,
      List<Findings> others,
      Optional<Exploration> exploration,
      Optional<SimulatedStudy> simulated,
      Sources sources) {}

  /**
   * Puts the evidence together.
   *
   * @param all the findings of the run, one or more; the answer is about the first
   */
  public static StudyAnswer of(List<Findings> all, Beside beside) {
    Findings main = all.get(0);
    List<Findings> others =
        beside.others().stream().filter(other -> other.workload() == main.workload()).toList();
    List<Setting> own = settings(main, true);
    List<Setting> settings = new ArrayList<>(own);
    others.forEach(other -> settings.addAll(settings(other, false)));
    List<AnswerRow> rows = new ArrayList<>();
    for (Version version : versions(main.run(), beside.versions())) {
      if (version.part() != Version.Part.HARNESS) {
        List<AnswerRow.Cost> costs = costs(version, own);
        rows.add(
            new AnswerRow(
                version,
                VersionVerdict.of(Evidence.of(version, main.run().check(), beside.exploration())),
                costs.isEmpty() ? costs(version, settings) : costs,
                transfers(version, beside.simulated())));
      }
    }
    List<Setting> used =
        settings.stream()
            .filter(
                setting ->
                    rows.stream()
                        .flatMap(row -> row.costs().stream())
                        .anyMatch(cost -> cost.setting() == setting))
            .toList();
    List<Findings> kernels = new ArrayList<>(List.of(main));
    kernels.addAll(others);
    return new StudyAnswer(main, rows, used, beside.sources(), kernels(kernels));
  }

  /** The kept versions, then those that only the run has. */
  private static List<Version> versions(Run run, List<Version> kept) {
    List<Version> versions = new ArrayList<>(kept);
    run.versions().stream()
        .filter(its -> kept.stream().noneMatch(version -> version.id().equals(its.id())))
        .forEach(versions::add);
    return versions;
  }

  /** The leading arrangement at each distance, from far to near. */
  private static List<Setting> settings(Findings findings, boolean own) {
    Arrangement lead = VerdictLine.lead(findings);
    return findings.arrangements().stream()
        .filter(where -> where.equals(lead) || where.isElsewhere(lead))
        .map(where -> new Setting(findings, where, own))
        .sorted(Comparator.comparingDouble(Setting::nearest).reversed())
        .toList();
  }

  private static List<AnswerRow.Cost> costs(Version version, List<Setting> settings) {
    List<AnswerRow.Cost> costs = new ArrayList<>();
    for (Setting setting : settings) {
      for (LockCost cost : LockCost.of(setting.findings(), setting.arrangement())) {
        if (cost.comparison().studyCase().variant().equals(version.id())
            && !cost.comparison().isInstrumentError()) {
          costs.add(new AnswerRow.Cost(setting, cost.comparison(), cost.nanos()));
        }
      }
    }
    return costs;
  }

  private static SortedMap<Integer, Double> transfers(
      Version version, Optional<SimulatedStudy> study) {
    SortedMap<Integer, Double> transfers = new TreeMap<>();
    for (RunGroup group : study.map(SimulatedStudy::usual).orElse(List.of())) {
      if (group.scene().workload() == SimulatedWorkload.STORM) {
        for (int cpus : CPUS) {
          group
              .counted(version.id(), cpus)
              .map(SimulatedRun::transfersPerCall)
              .ifPresent(count -> transfers.put(cpus, count));
        }
      }
    }
    return transfers;
  }

  /** One for each run that has a call of the kernel, against the last claimed version. */
  private static List<KernelCall> kernels(List<Findings> all) {
    return all.stream()
        .filter(Findings::isPaced)
        .flatMap(
            findings ->
                LockCost.of(findings, VerdictLine.lead(findings)).stream()
                    .filter(cost -> cost.percentOfKernel().isPresent())
                    .filter(cost -> cost.comparison().studyCase().isPart(Version.Part.CLAIMED))
                    .filter(cost -> !cost.comparison().studyCase().isNative())
                    .reduce((first, second) -> second)
                    .map(cost -> kernel(findings, cost))
                    .stream())
        .toList();
  }

  private static KernelCall kernel(Findings findings, LockCost cost) {
    return new KernelCall(
        findings.run().id(),
        cost.kernelNanos().orElseThrow(),
        cost.percentOfKernel().orElseThrow(),
        cost.percentInterval());
  }

  /** The settings of the run that the answer is about. */
  public List<Setting> own() {
    return settings.stream().filter(Setting::own).toList();
  }

  /** The row of a version; empty when there is none. */
  public Optional<AnswerRow> row(String version) {
    return rows.stream().filter(row -> row.version().id().equals(version)).findFirst();
  }

  /** The row of the version that the others are compared with. */
  public Optional<AnswerRow> baseline() {
    return rows.stream().filter(AnswerRow::isBaseline).findFirst();
  }

  /** Whether any transfers are known. */
  public boolean isSimulated() {
    return rows.stream().anyMatch(row -> !row.transfers().isEmpty());
  }

  /** A line for every version and setting; a version that was not timed has one line. */
  public Csv csv() {
    List<List<String>> lines = new ArrayList<>();
    for (AnswerRow row : rows) {
      if (row.costs().isEmpty()) {
        lines.add(line(row, List.of("", "", "", "", "", "", "", "", "", "")));
      }
      row.costs().forEach(cost -> lines.add(line(row, cells(cost))));
    }
    return new Csv(COLUMNS, lines);
  }

  private static List<String> line(AnswerRow row, List<String> cost) {
    List<String> line = new ArrayList<>();
    line.add(row.version().id());
    line.add(row.version().date().orElse(""));
    line.add(row.version().commit().orElse(""));
    line.add(row.verdict().words());
    line.addAll(cost);
    for (int cpus : CPUS) {
      line.add(Csv.value(Optional.ofNullable(row.transfers().get(cpus)), 3));
    }
    return line;
  }

  private static List<String> cells(AnswerRow.Cost cost) {
    var ratio = cost.comparison().ratio();
    var interval = ratio.flatMap(r -> r.interval95());
    var nanos = cost.nanos();
    var around = nanos.flatMap(n -> n.interval95());
    return List.of(
        cost.setting().findings().run().id(),
        cost.setting().arrangement().label(),
        Csv.value(ratio.map(r -> r.ratio()), 4),
        Csv.value(interval.map(i -> i.low()), 4),
        Csv.value(interval.map(i -> i.high()), 4),
        ratio.map(r -> String.valueOf(r.n())).orElse("0"),
        Csv.value(nanos.map(n -> n.nanos()), 1),
        Csv.value(around.map(i -> i.low()), 1),
        Csv.value(around.map(i -> i.high()), 1),
        cost.comparison().verdict().words());
  }
}
