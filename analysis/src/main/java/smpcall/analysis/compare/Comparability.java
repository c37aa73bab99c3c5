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
import smpcall.analysis.run.Run;
import smpcall.analysis.run.Settings;
import smpcall.analysis.run.StudyCase;

/** Whether the runs of two sides were made alike, all but what is compared: the JDK and the day. */
public final class Comparability {
  private static final Map<String, Function<Environment, Object>> HOST = new LinkedHashMap<>();

  static {
    HOST.put("CPU model", Environment::cpuModel);
    HOST.put("architecture", Environment::machine);
    HOST.put("kernel", Environment::kernel);
    HOST.put("hypervisor", Environment::hypervisor);
    HOST.put("governor", Environment::governor);
    HOST.put("microcode", Environment::microcode);
    HOST.put("boost", Environment::boost);
    HOST.put("SMT", Environment::smt);
    HOST.put("isolated CPUs", Environment::isolatedCpus);
    HOST.put("allowed CPUs", on -> Wording.numbers(on.allowedCpus()));
    HOST.put("clock source", Environment::clockSource);
    HOST.put("online CPUs", Environment::onlineCpus);
    HOST.put("cores", Environment::cores);
    HOST.put("sockets", Environment::sockets);
    HOST.put("memory nodes", Environment::nodes);
  }

  private static final Map<String, Function<Settings, Object>> PLAN = new LinkedHashMap<>();

  static {
    PLAN.put("warm-up iterations", Settings::warmupIterations);
    PLAN.put("measured iterations", Settings::measurementIterations);
    PLAN.put("milliseconds an iteration", Settings::iterationMillis);
    PLAN.put("JVM flags", Settings::jvmArgs);
    PLAN.put("limits of contaminated forks", Comparability::limits);
    PLAN.put("largest factor between the distances of forks", Comparability::distances);
  }

  private static final Set<String> NAMING = Set.of("version", "arm", "policy");

  private Comparability() {}

  /**
   * What differs and must not, one thing each: {@code kernel: 6.1.0 against 6.12.0}. A fact that
   * only one side tells counts as different.
   */
  public static List<String> obstacles(Side base, Side fresh) {
    return obstacles(base, fresh, c -> true);
  }

  /**
   * The same for one run against another, as far as some of their cases are concerned.
   *
   * @param counts which cases are
   */
  public static List<String> obstacles(Run base, Run fresh, Predicate<StudyCase> counts) {
    return obstacles(Side.of(base), Side.of(fresh), counts);
  }

  private static List<String> obstacles(Side base, Side fresh, Predicate<StudyCase> counts) {
    List<String> all = new ArrayList<>();
    HOST.forEach(
        (name, fact) ->
            differing(name, base, fresh, run -> told(fact.apply(run.environment())))
                .ifPresent(all::add));
    PLAN.forEach(
        (name, fact) ->
            differing(name, base, fresh, run -> String.valueOf(fact.apply(run.settings())))
                .ifPresent(all::add));
    all.addAll(differingCases(base, fresh, counts));
    return all;
  }

  /** What differs and may, but must be known. */
  public static List<String> remarks(Side base, Side fresh) {
    List<String> all = new ArrayList<>();
    differing("commit of the study", base, fresh, run -> run.commit().orElse("not known"))
        .ifPresent(all::add);
    boolean dirty =
        Stream.concat(base.runs().stream(), fresh.runs().stream())
            .anyMatch(run -> run.dirty().orElse(true));
    if (dirty) {
      all.add("a run was made with changes that are in no commit, or does not say");
    }
    return all;
  }

  /** Parameters and CPUs of what both sides have. */
  private static List<String> differingCases(Side base, Side fresh, Predicate<StudyCase> counts) {
    Map<String, Set<String>> there = set(base, counts);
    Map<String, Set<String>> here = set(fresh, counts);
    List<String> all = new ArrayList<>();
    there.forEach(
        (what, values) -> {
          if (here.containsKey(what) && !here.get(what).equals(values)) {
            all.add(
                what
                    + ": "
                    + String.join(" or ", values)
                    + " against "
                    + String.join(" or ", here.get(what)));
          }
        });
    return all;
  }

  private static Map<String, Set<String>> set(Side side, Predicate<StudyCase> counts) {
    Map<String, Set<String>> all = new TreeMap<>();
    for (Run run : side.runs()) {
      side.cases(run)
          .filter(counts)
          .forEach(
              c -> {
                String where =
                    c.workload().id() + " at " + Wording.cpus(c.cpus()) + ", " + c.policy();
                all.computeIfAbsent("CPUs of " + where, w -> new TreeSet<>())
                    .add(Wording.numbers(c.placement()));
                all.computeIfAbsent("parameters of " + where, w -> new TreeSet<>())
                    .add(parameters(c));
              });
    }
    return all;
  }

  private static String told(Object fact) {
    boolean isEmpty = fact.equals(Optional.empty()) || fact.equals(OptionalInt.empty());
    return isEmpty || fact.equals("") ? "not told" : fact.toString();
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

  /** Every parameter but those that name the case. */
  private static String parameters(StudyCase c) {
    return c.params().entrySet().stream()
        .filter(p -> !NAMING.contains(p.getKey()))
        .map(p -> p.getKey() + "=" + p.getValue())
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> differing(
      String name, Side base, Side fresh, Function<Run, String> fact) {
    Set<String> there = values(base, fact);
    Set<String> here = values(fresh, fact);
    return there.equals(here) && there.size() == 1
        ? Optional.empty()
        : Optional.of(
            name + ": " + String.join(" or ", there) + " against " + String.join(" or ", here));
  }

  private static Set<String> values(Side side, Function<Run, String> fact) {
    Set<String> all = new LinkedHashSet<>();
    side.runs().forEach(run -> all.add(fact.apply(run)));
    return all;
  }
}
