// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.simulated;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smpcall.analysis.document.Block;
import smpcall.analysis.finding.wording.Sources;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.SimulatedRun;
import smpcall.analysis.run.SimulatedWorkload;

/** The section of a report on what was simulated: all at its default, and the signs of the grid. */
public final class SimulatedSection {
  private static final String TITLE = "Simulated";
  private static final String LIMITS =
      ", not measured: it predicts no machine's time. Ticket lock, mask inline, defaults.";

  private static final String NONE = " There is no run of storm or broadcast.";
  private static final String FLOOR = "floor";
  private static final String PATCHED = "patched";
  private static final List<String> SHARED = List.of(Subjects.BASELINE, PATCHED);
  private static final List<Integer> CPUS = List.of(2, 16, 128);

  /** A share below it is not named, percent. */
  private static final double NAMED = 10;

  private static final double PERCENT = 100;

  private final List<RunGroup> groups;

  private SimulatedSection(SimulatedStudy study) {
    groups = study.usual();
  }

  /** The section. */
  public static List<Block> of(SimulatedStudy study, Sources sources) {
    SimulatedSection section = new SimulatedSection(study);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(TITLE));
    String limits = TITLE + sources.words() + LIMITS;
    blocks.add(
        section.groups.isEmpty() ? new Block.Prose(limits + NONE) : section.transfers(limits));
    List<String> points = new ArrayList<>(section.shares());
    points.addAll(section.signs());
    if (!points.isEmpty()) {
      blocks.add(new Block.Bullets(points));
    }
    return blocks;
  }

  /** The section of a checkout that has no such results. */
  public static List<Block> missing() {
    return List.of(
        new Block.Heading(TITLE),
        new Block.Prose("No kept simulation; benchmarks/simulated/again makes one."));
  }

  /**
   * Transfers per call and their exponents; each column begins with the letter of its workload.
   *
   * @param before the sentences before its caption
   */
  private Block.Table transfers(String before) {
    List<String> head = new ArrayList<>(List.of("version"));
    List<List<String>> alike = alike();
    List<List<String>> rows =
        alike.stream()
            .<List<String>>map(s -> new ArrayList<>(List.of(Wording.list(Wording.range(s)))))
            .toList();
    Optional<CpuNumbers.Span> span = CpuNumbers.span(common());
    for (RunGroup group : groups) {
      String letter = letter(group);
      TransferTable table = new TransferTable(group);
      for (int cpus : shown(group)) {
        head.add(letter + " " + cpus);
        add(rows, alike, subject -> table.cell(subject, cpus));
      }
      span.ifPresent(
          its -> {
            head.add(letter + " e");
            add(rows, alike, subject -> exponent(group, subject, its));
          });
    }
    List<String> workloads =
        groups.stream()
            .map(group -> group.scene().workload().id() + " (" + letter(group) + ")")
            .toList();
    String caption =
        " Lines moved per call in "
            + String.join(", ", workloads)
            + span.map(its -> ", like N^e from " + its.words() + " CPUs").orElse("")
            + "; versions within 5 % share a row.";
    return new Block.Table(before + caption, "l" + "r".repeat(head.size() - 1), head, rows);
  }

  private static String letter(RunGroup group) {
    return group.scene().workload().id().substring(0, 1).toUpperCase(Locale.ROOT);
  }

  /** The numbers of CPUs of all workloads. */
  private List<Integer> common() {
    return CpuNumbers.of(runs()).stream()
        .filter(cpus -> groups.stream().allMatch(group -> group.cpus().contains(cpus)))
        .toList();
  }

  private List<SimulatedRun> runs() {
    return groups.stream().flatMap(group -> group.runs().stream()).toList();
  }

  /** Adds a column with the cell of the first version of each row. */
  private static void add(
      List<List<String>> rows, List<List<String>> alike, Function<String, String> cell) {
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).add(cell.apply(alike.get(i).get(0)));
    }
  }

  /** Versions that follow one another and move as many lines as the first of them. */
  private List<List<String>> alike() {
    List<List<String>> alike = new ArrayList<>();
    for (String subject : Subjects.of(runs())) {
      List<String> last = alike.isEmpty() ? List.of() : alike.get(alike.size() - 1);
      if (!last.isEmpty() && isAlike(last.get(0), subject)) {
        last.add(subject);
      } else if (!subject.equals(FLOOR)) {
        alike.add(new ArrayList<>(List.of(subject)));
      }
    }
    return alike;
  }

  private boolean isAlike(String one, String other) {
    return groups.stream()
        .allMatch(
            group ->
                shown(group).stream()
                    .allMatch(
                        cpus -> isAlike(group.counted(one, cpus), group.counted(other, cpus))));
  }

  private static boolean isAlike(Optional<SimulatedRun> one, Optional<SimulatedRun> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return false;
    }
    double ratio = one.get().transfersPerCall() / other.get().transfersPerCall();
    return ratio <= Sign.SAME && ratio >= 1 / Sign.SAME;
  }

  private static List<Integer> shown(RunGroup group) {
    List<Integer> shown = CPUS.stream().filter(group.cpus()::contains).toList();
    return shown.isEmpty() ? CpuNumbers.few(group.cpus()) : shown;
  }

  private static String exponent(RunGroup group, String subject, CpuNumbers.Span span) {
    return GrowthTable.Growth.of(group, subject, span)
        .standard()
        .map(e -> Wording.fixed(e, 2))
        .orElse("-");
  }

  /** What the CPUs of a storm spend their time on, at the largest number of them. */
  private List<String> shares() {
    return groups.stream()
        .filter(group -> group.scene().workload() == SimulatedWorkload.STORM)
        .flatMap(SimulatedSection::shares)
        .toList();
  }

  private static Stream<String> shares(RunGroup group) {
    int most = group.cpus().get(group.cpus().size() - 1);
    List<String> versions =
        new ShareTable(group)
            .rows().stream()
                .filter(row -> row.cpus() == most && SHARED.contains(row.subject()))
                .map(row -> row.subject() + " " + shares(row))
                .toList();
    return versions.isEmpty()
        ? Stream.empty()
        : Stream.of(
            "Time in "
                + group.scene().workload().id()
                + " at "
                + Wording.cpus(most)
                + ": "
                + String.join("; ", versions)
                + ".");
  }

  private static String shares(ShareTable.Row row) {
    return String.join(
        ", ",
        IntStream.range(0, row.parts().length)
            .filter(share -> row.parts()[share] >= NAMED)
            .boxed()
            .sorted(Comparator.comparing((Integer share) -> -row.parts()[share]))
            .map(
                share ->
                    Wording.fixed(row.parts()[share], 0)
                        + " % "
                        + ShareTable.SHARES.get(share).words())
            .toList());
  }

  /** The signs of spinlock : patched, by number of CPUs. */
  private List<String> signs() {
    List<String> workloads = groups.stream().flatMap(group -> signs(group).stream()).toList();
    return workloads.isEmpty()
        ? List.of()
        : List.of(
            "Patched faster/same/slower than spinlock by CPUs, % of grid cells: "
                + String.join("; ", workloads)
                + ".");
  }

  private static Optional<String> signs(RunGroup group) {
    Map<String, List<Integer>> cpus =
        new SignTable(group.grid())
            .signs().stream()
                .filter(sign -> sign.subject().equals(PATCHED) && sign.isKnown())
                .collect(
                    Collectors.groupingBy(
                        SimulatedSection::percent,
                        LinkedHashMap::new,
                        Collectors.mapping(Sign::cpus, Collectors.toList())));
    return cpus.isEmpty()
        ? Optional.empty()
        : Optional.of(
            group.scene().workload().id()
                + " "
                + cpus.entrySet().stream()
                    .map(sign -> sign.getKey() + " at " + numbers(sign.getValue()))
                    .collect(Collectors.joining(", ")));
  }

  private static String numbers(List<Integer> cpus) {
    return Wording.list(cpus.stream().map(String::valueOf).toList());
  }

  private static String percent(Sign sign) {
    double cells = sign.ratios().length;
    return Stream.of(sign.faster(), sign.within(), sign.slower())
        .map(count -> Wording.fixed(PERCENT * count / cells, 0))
        .collect(
            Collectors.joining(
                "/", "", sign.failed() > 0 ? " (" + sign.failed() + " failed)" : ""));
  }
}
