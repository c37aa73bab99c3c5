// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.documentation;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.LockCost;
import smpcall.analysis.finding.speed.Arrangement;
import smpcall.analysis.finding.speed.BlockPairs;
import smpcall.analysis.finding.speed.CaseSpeed;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.speed.JavaAgainstC;
import smpcall.analysis.finding.speed.KernelComparison;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Workload;
import smpcall.analysis.run.read.RunReader;
import smpcall.analysis.statistics.Interval;
import smpcall.analysis.statistics.Margin;
import smpcall.analysis.statistics.PairedRatio;

/**
 * The values with an interval that a stored run has, to their last digit.
 *
 * @param values each with the ends of its interval: value, low, high
 */
record KeptFigures(List<List<Double>> values) {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ROUNDING_OF_BINARY = new BigDecimal("1e-9");

  /**
   * @param directory the directory of a complete run
   */
  static KeptFigures of(Path directory) {
    Run run = RunReader.read(directory, false);
    KeptFigures figures = new KeptFigures(new ArrayList<>());
    Stream.of(Workload.values())
        .filter(workload -> workload != Workload.PING_PONG && run.has(workload))
        .map(workload -> Findings.of(run, workload))
        .forEach(figures::add);
    return figures;
  }

  private void add(Findings findings) {
    Run run = findings.run();
    findings.comparisons().forEach(this::add);
    for (Run rules : List.of(run, run.withoutRules())) {
      findings.comparisons().stream()
          .map(c -> c.studyCase().everywhere())
          .map(c -> Comparison.of(CaseSpeed.of(c, rules), CaseSpeed.ofArms(c, rules), Margin.LEAST))
          .forEach(this::add);
    }
    addJdks(findings.speeds());
    findings.speeds().stream()
        .map(CaseSpeed::nanoseconds)
        .flatMap(Optional::stream)
        .forEach(centre -> add(centre.mean(), centre.interval()));
    for (JavaAgainstC version : findings.javaAgainstC()) {
      version.times().ifPresent(this::add);
      version.between().ifPresent(this::add);
    }
    KernelComparison.of(findings.speeds()).stream()
        .map(KernelComparison::times)
        .flatMap(Optional::stream)
        .forEach(this::add);
    for (Arrangement arrangement : findings.arrangements()) {
      for (LockCost cost : LockCost.of(findings, arrangement)) {
        cost.nanos().ifPresent(nanos -> add(nanos.nanos(), nanos.interval95()));
        cost.percentOfKernel().ifPresent(percent -> add(percent, cost.percentInterval()));
      }
    }
  }

  /** Every case against the same one on another JDK. */
  private void addJdks(List<CaseSpeed> speeds) {
    for (CaseSpeed one : speeds) {
      for (CaseSpeed other : speeds) {
        if (!one.studyCase().jdk().equals(other.studyCase().jdk()) && isSameWork(one, other)) {
          BlockPairs.of(one, other).ratio().ifPresent(this::add);
        }
      }
    }
  }

  private static boolean isSameWork(CaseSpeed one, CaseSpeed other) {
    return one.studyCase().label().equals(other.studyCase().label())
        && one.studyCase().gapNanos() == other.studyCase().gapNanos();
  }

  /** The ratio, and in percent how much less the case makes: the form of a cost. */
  private void add(Comparison comparison) {
    comparison.ratio().ifPresent(this::add);
    comparison
        .ratio()
        .flatMap(PairedRatio::interval95)
        .ifPresent(
            i ->
                add(
                    100 * (1 - comparison.ratio().orElseThrow().ratio()),
                    Optional.of(new Interval(100 * (1 - i.high()), 100 * (1 - i.low())))));
  }

  private void add(PairedRatio ratio) {
    add(ratio.ratio(), ratio.interval95());
  }

  private void add(double value, Optional<Interval> interval) {
    interval.ifPresent(i -> values.add(List.of(value, i.low(), i.high())));
  }

  /**
   * Whether a value and the ends of its interval, as written, are those of one comparison, each
   * rounded to the digits that are written.
   */
  boolean has(List<String> written) {
    return values.stream()
        .anyMatch(
            exact -> {
              for (int i = 0; i < exact.size(); i++) {
                if (!isRounded(exact.get(i), written.get(i))) {
                  return false;
                }
              }
              return true;
            });
  }

  private static boolean isRounded(double exact, String written) {
    BigDecimal value = new BigDecimal(written.replace(",", ""));
    BigDecimal step = BigDecimal.ONE.movePointLeft(value.scale());
    return new BigDecimal(exact)
            .subtract(value)
            .abs()
            .compareTo(step.multiply(HALF).add(ROUNDING_OF_BINARY))
        <= 0;
  }
}
