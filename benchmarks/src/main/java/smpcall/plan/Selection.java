// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import smpcall.host.PlacementPolicy;
import smpcall.host.Topology;
import smpcall.kernel.KernelVersion;

/**
 * What is to be measured on this host.
 *
 * @param versions ids of kernel versions, and {@link KernelRow#ID}
 * @param once of these, those that run in the first block only: too few forks for a verdict
 * @param workloads at least one
 * @param brief of these, those that run in the first block only, nothing twice, and without the
 *     versions that run once
 * @param cpus CPU counts
 * @param policies how CPUs are chosen; one that chooses the same CPUs as an earlier one adds
 *     nothing
 * @param jdks ids of Java runtimes
 * @param arms how often the baseline is measured, under as many names: 2 for the A/A comparison
 */
public record Selection(
    List<String> versions,
    List<String> once,
    List<Workload> workloads,
    List<Workload> brief,
    List<Integer> cpus,
    List<PlacementPolicy> policies,
    List<String> jdks,
    int arms) {

  /** Two arms, as everywhere but in a study of A/A alone. */
  public static final int TWO_ARMS = 2;

  /** An arm has a letter. */
  public static final int MOST_ARMS = 26;

  private static final List<String> MEMORIES = List.of("buffer", "array", "fields");
  public static final String BASELINE = KernelVersion.baseline().id();
  private static final String UNAUDITED = "unaudited";
  private static final List<String> AUDITS = List.of("audited", UNAUDITED);
  private static final String TIMED = "16";

  public Selection(
      List<String> versions,
      List<String> once,
      List<Workload> workloads,
      List<Workload> brief,
      List<Integer> cpus,
      List<PlacementPolicy> policies,
      List<String> jdks) {
    this(versions, once, workloads, brief, cpus, policies, jdks, TWO_ARMS);
  }

  /** Where a case runs. */
  private record Site(
      String jdk, PlacementPolicy policy, int cpus, List<Integer> placement, boolean namesJdk) {

    String suffix(String arm) {
      return ("-" + cpus + "cpus-")
          + (policy == PlacementPolicy.CORES ? "" : policy.id() + "-")
          + (namesJdk ? "jdk" + jdk + "-" : "")
          + arm;
    }
  }

  /** The cases, on a host with these CPUs. */
  public List<Case> cases(Topology topology) {
    List<Case> cases = new ArrayList<>();
    for (Workload workload : workloads) {
      List<Integer> counts = workload.isOfVersions() ? cpus : List.of(2);
      for (Site site : sites(topology, counts)) {
        cases.addAll(cases(workload, site));
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
              sites.add(new Site(jdk, policy, count, placement, jdks.size() > 1));
            }
          }
        }
      }
    }
    return sites;
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
    String baseline = versions.contains(BASELINE) ? BASELINE : null;
    for (String version : versions) {
      boolean leftOut = brief.contains(workload) && once.contains(version);
      if (!leftOut && !version.equals(KernelRow.ID)) {
        cases.add(make(workload, version, "a", baseline, site));
      }
    }
    if (baseline != null && !brief.contains(workload)) {
      for (char arm = 'b'; arm < 'a' + arms; arm++) {
        cases.add(make(workload, baseline, String.valueOf(arm), baseline, site));
      }
    }
    if (versions.contains(KernelRow.ID) && workload == Workload.BROADCAST) {
      cases.add(kernel(site));
    }
    return cases;
  }

  private Case kernel(Site site) {
    Map<String, String> params = Map.of("policy", site.policy.id(), "timed", TIMED);
    return make(Workload.BROADCAST, KernelRow.ID, "a", null, site, KernelRow.BENCHMARK, params);
  }

  private Case make(Workload workload, String variant, String arm, String dividedBy, Site site) {
    TreeMap<String, String> params = new TreeMap<>();
    params.put("policy", site.policy.id());
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
      params.put(workload.parameter, variant);
    }
    return make(workload, variant, arm, dividedBy, site, workload.benchmark, params);
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
        id.equals(baseline) ? null : baseline,
        benchmark,
        workload.metric,
        params);
  }

  private Integer blocks(Workload workload, String variant) {
    return once.contains(variant) || brief.contains(workload) ? 1 : null;
  }

  private static String name(Workload workload, String variant) {
    return variant.equals(workload.id) ? variant : workload.id + "-" + variant;
  }
}
