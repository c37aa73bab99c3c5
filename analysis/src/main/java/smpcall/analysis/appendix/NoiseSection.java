// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.appendix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.ExclusionEffect;
import smpcall.analysis.finding.Findings;
import smpcall.analysis.finding.speed.Comparison;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.ContaminationRule;
import smpcall.analysis.run.Fork;
import smpcall.analysis.run.Noise;
import smpcall.analysis.run.NoiseKind;
import smpcall.analysis.run.Run;
import smpcall.analysis.statistics.Median;
import smpcall.analysis.statistics.PairedRatio;

/** The noise during the forks, the forks left out for it, and the effect on the ratios. */
final class NoiseSection {
  private static final List<String> HEAD =
      List.of("noise", "lowest", "median", "highest", "limit", "forks above");

  private static final List<String> COMPARED =
      List.of("version", "left out", "ratio", "95 % interval", "n", "verdict");

  private NoiseSection() {}

  /**
   * @param all the findings of one run, one or more
   */
  static List<Block> of(List<Findings> all) {
    Run run = all.get(0).run();
    List<Block> blocks = new ArrayList<>();
    blocks.add(table(run));
    blocks.add(new Block.Prose(explanation(run)));
    blocks.add(new Block.Prose(forks(run)));
    pairs(run, all).ifPresent(text -> blocks.add(new Block.Prose(text)));
    List<Block> tables = new ArrayList<>();
    for (Findings findings : all) {
      List<List<String>> rows = new ArrayList<>();
      ExclusionEffect.of(findings).forEach(left -> rows.addAll(rows(left, findings)));
      if (!rows.isEmpty()) {
        tables.add(new Block.Table(TableCaption.of(findings, ""), "lrrrrl", COMPARED, rows));
      }
    }
    if (!tables.isEmpty()) {
      blocks.add(
          new Block.Prose(
              "The comparisons concerned, without and with the data left out"
                  + " (contaminated forks of both sides, pairs at different distances):"));
    }
    blocks.addAll(tables);
    return blocks;
  }

  private static Block table(Run run) {
    List<Noise> noise =
        run.forks().stream()
            .filter(fork -> !fork.isRepeated())
            .flatMap(fork -> fork.noise().stream())
            .toList();
    Map<NoiseKind, Double> limits =
        run.settings().contamination().map(ContaminationRule::limits).orElse(Map.of());
    List<List<String>> rows = new ArrayList<>();
    for (NoiseKind kind : NoiseKind.values()) {
      Optional<Double> limit = Optional.ofNullable(limits.get(kind));
      String name = kind.words() + (kind.unit().isEmpty() ? "" : ", " + kind.unit().strip());
      rows.add(
          row(
              name,
              values(noise, n -> n.of(kind)),
              1,
              limit.map(Wording::trimmed).orElse("-"),
              limit.map(l -> String.valueOf(above(run, kind))).orElse("-")));
    }
    rows.add(row("slowest CPU, MHz", values(noise, Noise::megahertz), 0, "-", "-"));
    return new Block.Table("", "lrrrrr", HEAD, rows);
  }

  private static double[] values(List<Noise> noise, Function<Noise, OptionalDouble> kind) {
    return noise.stream()
        .map(kind)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .toArray();
  }

  private static List<String> row(
      String name, double[] values, int digits, String limit, String above) {
    List<String> cells = new ArrayList<>(List.of(name));
    if (values.length == 0) {
      cells.addAll(List.of("-", "-", "-"));
    } else {
      cells.add(Wording.fixed(Arrays.stream(values).min().getAsDouble(), digits));
      cells.add(Wording.fixed(Median.of(values), digits));
      cells.add(Wording.fixed(Arrays.stream(values).max().getAsDouble(), digits));
    }
    cells.add(limit);
    cells.add(above);
    return cells;
  }

  private static long above(Run run, NoiseKind kind) {
    return run.forks().stream()
        .filter(fork -> fork.contamination().stream().anyMatch(excess -> excess.kind() == kind))
        .count();
  }

  private static String explanation(Run run) {
    return "Steal is time that the hypervisor gave to others. Steal and other processes are"
        + " shares of the time of a fork's CPUs, from its start to its end; the share of"
        + " other processes is a lower bound. Involuntary switches (of each thread) and"
        + " migrations: in the measured iterations. Load: the average of the minute before,"
        + " for each CPU of the host. -: not known here."
        + (run.settings().contamination().isPresent()
            ? " The limits were declared before the run. A fork above one of them is contaminated;"
                + " it is in no speed, no time and no ratio, but its calls were audited."
            : "");
  }

  private static String forks(Run run) {
    long forks =
        run.forks().stream().filter(fork -> fork.noise().isPresent() && !fork.isRepeated()).count();
    if (run.settings().contamination().isEmpty()) {
      return "No rule was declared before this run: none of its "
          + Wording.many(forks, "fork")
          + " is left out.";
    }
    long contaminated = run.forks().stream().filter(Fork::isContaminated).count();
    return contaminated == 0
        ? "None of " + Wording.many(forks, "fork") + " is contaminated."
        : contaminated
            + " of "
            + Wording.many(forks, "fork")
            + (contaminated == 1 ? " is" : " are")
            + " contaminated and left out.";
  }

  /** The number of pairs left out for their distance; empty when the run has no such rule. */
  private static Optional<String> pairs(Run run, List<Findings> all) {
    if (run.settings().roundTripFactor().isEmpty()) {
      return Optional.empty();
    }
    List<Comparison> compared = all.stream().flatMap(f -> f.comparisons().stream()).toList();
    long apart = compared.stream().mapToLong(Comparison::apart).sum();
    long pairs =
        apart + compared.stream().flatMap(c -> c.ratio().stream()).mapToLong(PairedRatio::n).sum();
    return Optional.of(
        "By a rule declared before the run, two forks of a block are compared only"
            + " where a cache line took equally long between their CPUs: no two of their"
            + " round trips may differ by more than a factor of "
            + Wording.trimmed(run.settings().roundTripFactor().getAsDouble())
            + ". "
            + (apart == 0 ? "None" : String.valueOf(apart))
            + " of "
            + Wording.many(pairs, "pair")
            + (apart == 1 ? " is" : " are")
            + " left out for that.");
  }

  private static List<List<String>> rows(ExclusionEffect left, Findings findings) {
    String name = left.without().label();
    String where = findings.arrangementOf(left.without().studyCase()).label();
    String label = findings.arrangements().size() > 1 ? name + ", " + where : name;
    return Stream.of(
            row(label, leftOut(left), left.without()), row("  with them in", "", left.with()))
        .toList();
  }

  private static String leftOut(ExclusionEffect left) {
    List<String> parts = new ArrayList<>();
    if (left.contaminated() > 0) {
      parts.add(left.contaminated() + " of " + Wording.many(left.forks(), "fork"));
    }
    if (left.without().apart() > 0) {
      parts.add(Wording.many(left.without().apart(), "pair"));
    }
    return String.join(", ", parts);
  }

  private static List<String> row(String name, String leftOut, Comparison c) {
    return List.of(
        name,
        leftOut,
        c.ratio().map(r -> Wording.ratio(r.ratio())).orElse("-"),
        c.ratio().flatMap(PairedRatio::interval95).map(Wording::interval).orElse("-"),
        String.valueOf(c.ratio().map(PairedRatio::n).orElse(0)),
        c.verdict().words());
  }
}
