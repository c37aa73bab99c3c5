// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.kernel.KernelVersion;

/**
 * What is to be measured on this host.
 *
 * @param versions ids of kernel versions, of controls ({@link NativeRow}), and {@link KernelRow#ID}
 * @param once of these, those that run in the first block only: too few forks for a verdict
 * @param workloads at least one
 * @param brief of these, those that run in the first block only, nothing twice, and without the
 *     versions that run once
 * @param cpus CPU counts
 * @param policies how CPUs are chosen; one that chooses the same CPUs as an earlier one adds
 *     nothing
 * @param jdks ids of Java runtimes
 * @param arms how often the baseline is measured, under as many names: 2 for the A/A comparison
 * @param gaps mean times before each call, nanoseconds, the main one first; 0: back to back
 * @param mainGap of the versions, those that run with the main gap only
 */
public record Selection(
    List<String> versions,
    List<String> once,
    List<Workload> workloads,
    List<Workload> brief,
    List<Integer> cpus,
    List<PlacementPolicy> policies,
    List<String> jdks,
    int arms,
    List<Integer> gaps,
    List<String> mainGap) {

  /** Two arms, as everywhere but in a study of A/A alone. */
  public static final int TWO_ARMS = 2;

  /** An arm has a letter. */
  public static final int MOST_ARMS = 26;

  private static final List<String> MEMORIES = List.of("buffer", "array", "fields");
  public static final String BASELINE = KernelVersion.baseline().id();
  private static final String UNAUDITED = "unaudited";
  private static final List<String> AUDITS = List.of("audited", UNAUDITED);
  private static final String TIMED = "16";

  /** Calls back to back, two arms. */
  public Selection(
      List<String> versions,
      List<String> once,
      List<Workload> workloads,
      List<Workload> brief,
      List<Integer> cpus,
      List<PlacementPolicy> policies,
      List<String> jdks) {
    this(versions, once, workloads, brief, cpus, policies, jdks, TWO_ARMS, List.of(0), List.of());
  }

  /** Where a case runs, and how far apart its calls are. */
  private record Site(
      String jdk,
      PlacementPolicy policy,
      int cpus,
      List<Integer> placement,
      boolean namesJdk,
      boolean isFirstJdk,
      int gap) {

    Site with(int otherGap) {
      return new Site(jdk, policy, cpus, placement, namesJdk, isFirstJdk, otherGap);
    }

    String suffix(String arm) {
      return ("-" + cpus + "cpus-")
          + (policy == PlacementPolicy.CORES ? "" : policy.id() + "-")
          + (namesJdk ? "jdk" + jdk + "-" : "")
          + (gap == 0 ? "" : "gap" + gap + "-")
          + arm;
    }
  }

  /** The cases, on a host with these CPUs. */
  public List<Case> cases(Topology topology) {
    List<Case> cases = new ArrayList<>();
    for (Workload workload : workloads) {
      List<Integer> counts = workload.isOfVersions() ? cpus : List.of(2);
      for (Site site : sites(topology, counts)) {
        for (int gap : gaps(workload)) {
          cases.addAll(cases(workload, site.with(gap)));
        }
      }
    }
    return List.copyOf(cases);
  }

  private List<Site> sites(Topology topology, List<Integer> counts) {
    List<Site> sites = new ArrayList<>();
    for (String jdk : jdks) {
      for (int count : counts) {
        List<List<Integer>> seen = new ArrayList<>();
        for (PlacementPolicy policy : policies) {
          if (count <= policy.capacity(topology)) {
            List<Integer> placement = policy.choose(topology, count);
            if (!seen.contains(placement)) {
              seen.add(placement);
              boolean first = jdk.equals(jdks.get(0));
              sites.add(new Site(jdk, policy, count, placement, jdks.size() > 1, first, 0));
            }
          }
        }
      }
    }
    return sites;
  }

  /** Instruments and brief workloads have the main gap only; a ping-pong has no calls. */
  private List<Integer> gaps(Workload workload) {
    if (!workload.hasGaps()) {
      return List.of(0);
    }
    boolean all = workload.isOfVersions() && !brief.contains(workload);
    return all ? gaps : gaps.subList(0, 1);
  }

  private List<Case> cases(Workload workload, Site site) {
    return switch (workload) {
      case STORM, BROADCAST -> ofVersions(workload, site);
      case AUDIT_COST ->
          AUDITS.stream().map(audit -> make(workload, audit, "a", UNAUDITED, site)).toList();
      case PING_PONG -> List.of(make(workload, workload.id, "a", null, site));
      case MEMORY_COST ->
          MEMORIES.stream().map(memory -> make(workload, memory, "a", "fields", site)).toList();
    };
  }

  private List<Case> ofVersions(Workload workload, Site site) {
    List<Case> cases = new ArrayList<>();
    List<String> chosen = versionsAt(workload, site);
    String baseline = baselineOf(chosen, BASELINE);
    for (String version : chosen) {
      String dividedBy =
          NativeRow.is(version) ? baselineOf(chosen, NativeRow.PREFIX + BASELINE) : baseline;
      cases.add(make(workload, version, "a", dividedBy, site));
    }
    if (baseline != null) {
      for (char arm = 'b'; arm < 'a' + armsOf(workload); arm++) {
        cases.add(make(workload, baseline, String.valueOf(arm), baseline, site));
      }
    }
    if (versions.contains(KernelRow.ID) && workload == Workload.BROADCAST) {
      cases.add(kernel(site));
    }
    return cases;
  }

  private List<String> versionsAt(Workload workload, Site site) {
    return versions.stream()
        .filter(version -> !version.equals(KernelRow.ID))
        .filter(version -> !(brief.contains(workload) && once.contains(version)))
        .filter(version -> site.gap == gaps.get(0) || !mainGap.contains(version))
        .filter(version -> site.isFirstJdk || !NativeRow.is(version))
        .toList();
  }

  private static String baselineOf(List<String> chosen, String baseline) {
    return chosen.contains(baseline) ? baseline : null;
  }

  private int armsOf(Workload workload) {
    return brief.contains(workload) ? 1 : arms;
  }

  private Case kernel(Site site) {
    Map<String, String> params =
        Map.of("policy", site.policy.id(), "timed", TIMED, "gap", String.valueOf(site.gap));
    return make(Workload.BROADCAST, KernelRow.ID, "a", null, site, KernelRow.BENCHMARK, params);
  }

  private Case make(Workload workload, String variant, String arm, String dividedBy, Site site) {
    boolean control = NativeRow.is(variant);
    TreeMap<String, String> params = new TreeMap<>();
    params.put("policy", site.policy.id());
    if (workload.hasGaps()) {
      params.put("gap", String.valueOf(site.gap));
    }
    if (workload.isOfCalls()) {
      params.put("version", BASELINE);
      // A case of a workload of its own has an arm of its own: JMH knows the benchmark only.
      params.put("arm", workload.isOfVersions() ? arm : workload.id);
      params.put("audit", variant.equals(UNAUDITED) ? "off" : "on");
      params.put("fastPath", "false");
      params.put("lock", "ticket");
      params.put("mask", "inline");
      params.put("timed", TIMED);
    }
    if (workload.parameter != null) {
      params.put(workload.parameter, NativeRow.version(variant));
    }
    String benchmark = control ? NativeRow.BENCHMARK : workload.benchmark;
    return make(workload, variant, arm, dividedBy, site, benchmark, params);
  }

  private Case make(
      Workload workload,
      String variant,
      String arm,
      String dividedBy,
      Site site,
      String benchmark,
      Map<String, String> params) {
    String id = name(workload, variant) + site.suffix(arm);
    String baseline = dividedBy == null ? null : name(workload, dividedBy) + site.suffix("a");
    boolean isBaseline = id.equals(baseline);
    return new Case(
        id,
        workload.id,
        variant,
        arm,
        site.cpus,
        site.policy.id(),
        site.placement,
        site.jdk,
        workload.callers(site.cpus),
        blocks(workload, variant),
        workload.hasGaps() ? site.gap : null,
        isBaseline ? null : baseline,
        isBaseline || baseline == null ? null : baselineArms(workload, variant, dividedBy, site),
        benchmark,
        site.gap > 0 ? Case.DURATION : workload.metric,
        params);
  }

  /** The arms of the baseline; an arm is divided by the first one alone. */
  private List<String> baselineArms(
      Workload workload, String variant, String dividedBy, Site site) {
    boolean several = dividedBy.equals(BASELINE) && workload.isOfVersions();
    int count = several && !variant.equals(BASELINE) ? armsOf(workload) : 1;
    return IntStream.range(0, count)
        .mapToObj(
            arm -> name(workload, dividedBy) + site.suffix(String.valueOf((char) ('a' + arm))))
        .toList();
  }

  private Integer blocks(Workload workload, String variant) {
    return once.contains(variant) || brief.contains(workload) ? 1 : null;
  }

  private static String name(Workload workload, String variant) {
    return variant.equals(workload.id) ? variant : workload.id + "-" + variant;
  }
}
