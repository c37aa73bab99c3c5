// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smpcall.analysis.finding.wording.Wording;
import smpcall.analysis.run.Environment;
import smpcall.analysis.run.Jdk;
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;

/** The differences between the runs of two sides, other than the JDK and the day. */
public final class Comparability {
  private static final Map<String, Function<Environment, String>> HOST = new LinkedHashMap<>();

  static {
    HOST.put("CPU model", on -> textOf(on.cpuModel()));
    HOST.put("architecture", on -> textOf(on.machine()));
    HOST.put("kernel", on -> textOf(on.kernel()));
    HOST.put("hypervisor", on -> textOf(on.hypervisor()));
    HOST.put("governor", on -> textOf(on.governor()));
    HOST.put("microcode", on -> textOf(on.microcode()));
    HOST.put("boost", on -> textOf(on.boost()));
    HOST.put("SMT", on -> textOf(on.smt()));
    HOST.put("isolated CPUs", on -> textOf(on.isolatedCpus()));
    HOST.put("allowed CPUs", on -> textOf(Optional.of(Wording.numbers(on.allowedCpus()))));
    HOST.put("clock source", on -> textOf(on.clockSource()));
    HOST.put("online CPUs", on -> textOf(on.onlineCpus()));
    HOST.put("cores", on -> textOf(on.cores()));
    HOST.put("sockets", on -> textOf(on.sockets()));
    HOST.put("memory nodes", on -> textOf(on.nodes()));
  }

  /**
   * A property of a plan.
   *
   * @param brief a short name
   */
  private record PlanFact(String name, String brief, Function<Settings, Object> value) {}

  private static final List<PlanFact> PLAN =
      List.of(
          new PlanFact("warm-up iterations", "warm-up iterations", Settings::warmupIterations),
          new PlanFact("measured iterations", "iterations", Settings::measurementIterations),
          new PlanFact("milliseconds an iteration", "iteration ms", Settings::iterationMillis),
          new PlanFact("JVM flags", "JVM flags", Settings::jvmArgs),
          new PlanFact("limits of contaminated forks", "noise limits", Comparability::limits),
          new PlanFact(
              "largest factor between the distances of forks",
              "distance factor",
              Comparability::distances),
          new PlanFact("drawn factors", "drawn factors", Comparability::drawn));

  private static final Set<String> NAMING = Set.of("version", "arm", "policy");

  private Comparability() {}

  /**
   * The differences that forbid a comparison, such as {@code kernel: 6.1.0 against 6.12.0}. A fact
   * that only one side recorded counts as different.
   */
  public static List<String> obstacles(Side base, Side fresh) {
    return Stream.concat(hostDifferences(base, fresh), planDifferences(base, fresh, c -> true))
        .map(Difference::words)
        .toList();
  }

  /** The differences between the hosts of two runs. */
  public static List<Difference> ofHost(Run base, Run fresh) {
    return hostDifferences(Side.of(base), Side.of(fresh)).toList();
  }

  /**
   * The differences between the plans of two runs that concern some of their cases.
   *
   * @param counts whether a case counts
   */
  public static List<Difference> ofPlan(Run base, Run fresh, Predicate<StudyCase> counts) {
    return planDifferences(Side.of(base), Side.of(fresh), counts).toList();
  }

  private static Stream<Difference> hostDifferences(Side base, Side fresh) {
    return HOST.entrySet().stream()
        .flatMap(
            fact ->
                differing(
                    fact.getKey(),
                    fact.getKey(),
                    base,
                    fresh,
                    run -> fact.getValue().apply(run.environment()))
                    .stream());
  }

  private static Stream<Difference> planDifferences(
      Side base, Side fresh, Predicate<StudyCase> counts) {
    return Stream.concat(
        PLAN.stream()
            .flatMap(
                fact ->
                    differing(
                        fact.name(),
                        fact.brief(),
                        base,
                        fresh,
                        run -> String.valueOf(fact.value().apply(run.settings())))
                        .stream()),
        Stream.of(
                jdkFlags(base, fresh, counts),
                differingCases("CPUs", base, fresh, counts, c -> Wording.numbers(c.placement())),
                differingCases("parameters", base, fresh, counts, Comparability::parameters))
            .flatMap(Function.identity()));
  }

  /** The flags of each JDK that both sides call by the same id. */
  private static Stream<Difference> jdkFlags(Side base, Side fresh, Predicate<StudyCase> counts) {
    return jdks(base, counts)
        .filter(id -> jdks(fresh, counts).anyMatch(id::equals))
        .flatMap(
            id ->
                differing(
                    "flags of JDK " + id,
                    "JDK flags",
                    base,
                    fresh,
                    run ->
                        Optional.ofNullable(run.environment().jdks().get(id))
                            .map(Comparability::flags)
                            .orElse("not there"))
                    .stream());
  }

  private static Stream<String> jdks(Side side, Predicate<StudyCase> counts) {
    return side.runs().stream()
        .flatMap(run -> side.cases(run).filter(counts).map(StudyCase::jdk))
        .distinct();
  }

  private static String flags(Jdk jdk) {
    String flags = jdk.flags().isEmpty() ? "none" : String.join(" ", jdk.flags());
    return flags + jdk.launcher().map(program -> ", started by " + program).orElse("");
  }

  /** The differences that a comparison only reports. */
  public static List<String> remarks(Side base, Side fresh) {
    List<String> all = new ArrayList<>();
    differing("commit of the study", "commit", base, fresh, run -> run.commit().orElse("not known"))
        .map(Difference::words)
        .ifPresent(all::add);
    boolean dirty =
        Stream.concat(base.runs().stream(), fresh.runs().stream())
            .anyMatch(run -> run.dirty().orElse(true));
    if (dirty) {
      all.add("a run was made with changes that are in no commit, or does not say");
    }
    return all;
  }

  /** A fact about the cases of an arrangement that both sides have. */
  private static Stream<Difference> differingCases(
      String what,
      Side base,
      Side fresh,
      Predicate<StudyCase> counts,
      Function<StudyCase, String> fact) {
    Map<String, Set<String>> there = set(base, counts, fact);
    Map<String, Set<String>> here = set(fresh, counts, fact);
    return there.keySet().stream()
        .filter(where -> here.containsKey(where) && !here.get(where).equals(there.get(where)))
        .map(
            where ->
                new Difference(
                    what + " of " + where,
                    what,
                    String.join(" or ", there.get(where)),
                    String.join(" or ", here.get(where))));
  }

  private static Map<String, Set<String>> set(
      Side side, Predicate<StudyCase> counts, Function<StudyCase, String> fact) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Run run : side.runs()) {
      side.cases(run)
          .filter(counts)
          .forEach(
              c -> {
                String where =
                    c.workload().id()
                        + " at "
                        + Wording.cpus(c.cpus())
                        + ", "
                        + c.policy()
                        + (c.isPaced() ? ", " + Wording.gap(c.gapNanos()) : "");
                all.computeIfAbsent(where, w -> new TreeSet<>()).add(fact.apply(c));
              });
    }
    return all;
  }

  private static String textOf(Optional<String> fact) {
    return fact.filter(text -> !text.isEmpty()).orElse("not told");
  }

  private static String textOf(OptionalInt fact) {
    return fact.isPresent() ? String.valueOf(fact.getAsInt()) : "not told";
  }

  private static String limits(Settings settings) {
    return settings
        .contamination()
        .map(
            rule ->
                rule.limits().entrySet().stream()
                    .map(limit -> limit.getKey().words() + " " + Wording.trimmed(limit.getValue()))
                    .collect(Collectors.joining(", ")))
        .orElse("none");
  }

  private static String distances(Settings settings) {
    return settings.roundTripFactor().isPresent()
        ? Wording.trimmed(settings.roundTripFactor().getAsDouble())
        : "none";
  }

  private static String drawn(Settings settings) {
    return settings
        .drawn()
        .map(
            factors ->
                "spin "
                    + Wording.numbers(factors.spin())
                    + ", pad "
                    + Wording.numbers(factors.pad()))
        .orElse("none");
  }

  /** Every parameter but those that name the case. */
  private static String parameters(StudyCase c) {
    return c.params().entrySet().stream()
        .filter(p -> !NAMING.contains(p.getKey()))
        .map(p -> p.getKey() + "=" + p.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Optional<Difference> differing(
      String name, String brief, Side base, Side fresh, Function<Run, String> fact) {
    Set<String> there = values(base, fact);
    Set<String> here = values(fresh, fact);
    return there.equals(here) && there.size() == 1
        ? Optional.empty()
        : Optional.of(
            new Difference(name, brief, String.join(" or ", there), String.join(" or ", here)));
  }

  private static Set<String> values(Side side, Function<Run, String> fact) {
    Set<String> all = new LinkedHashSet<>();
    side.runs().forEach(run -> all.add(fact.apply(run)));
    return all;
  }
}
