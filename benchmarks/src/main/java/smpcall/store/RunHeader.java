// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import java.util.List;
import smpcall.host.Environment;
import smpcall.plan.Case;
import smpcall.plan.Omitted;
import smpcall.plan.Plan;
import smpcall.plan.Settings;
import smpcall.plan.VersionFacts;

/**
 * {@code run.json} without its forks: all that is known before the first one runs.
 *
 * @param schema of this file
 * @param id of the run: when it began
 * @param host the name under which its results are kept
 * @param started UTC, ISO 8601
 * @param study which state of this repository
 * @param environment what the host is
 * @param settings how it is measured
 * @param versions facts about all kernel versions of the study; null stands for none
 * @param cases what is measured
 * @param omitted what cannot be on this host; null stands for nothing
 */
public record RunHeader(
    int schema,
    String id,
    String host,
    String started,
    StudyBuild study,
    Environment environment,
    Settings settings,
    List<VersionFacts> versions,
    List<Case> cases,
    List<Omitted> omitted) {

  public RunHeader {
    versions = versions == null ? List.of() : List.copyOf(versions);
    omitted = omitted == null ? List.of() : List.copyOf(omitted);
  }

  public static final int SCHEMA = 4;

  /** What it plans. */
  public Plan plan() {
    return new Plan(cases, settings.blocks(), settings.seed());
  }
}
