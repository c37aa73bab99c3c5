// SPDX-License-Identifier: Apache-2.0
package smpcall.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.host.Jdk;
import smpcall.message.UserError;

/**
 * The cases of the native control: the same protocol in C, which shows what of a figure is Java's.
 * A control belongs to no JDK; its cases name the first one of the run.
 */
public final class NativeRow {

  /** What the id of a control has before that of its version. */
  public static final String PREFIX = "native-";

  /** The name in place of a JMH benchmark's. */
  public static final String BENCHMARK = "native";

  /** The versions that have a control. */
  static final List<String> VERSIONS = List.of("spinlock", "lockfree", "patched", "linux-2.6.39");

  private NativeRow() {}

  /** Returns whether a case is one of the control. */
  public static boolean is(Case testCase) {
    return is(testCase.variant());
  }

  static boolean is(String variant) {
    return variant.startsWith(PREFIX);
  }

  /** Returns the ids of all controls. */
  public static List<String> ids() {
    return VERSIONS.stream().map(PREFIX::concat).toList();
  }

  /** Returns the id of a control's version; that of another variant is its own. */
  public static String version(String variant) {
    return is(variant) ? variant.substring(PREFIX.length()) : variant;
  }

  /**
   * Returns cases without controls beside an emulated JDK, as the control would not be emulated.
   *
   * @param jdks JDKs of the cases, by id
   */
  public static List<Case> withoutEmulated(Map<String, Jdk> jdks, List<Case> cases) {
    return cases.stream().filter(each -> !(is(each) && jdks.get(each.jdk()).emulated())).toList();
  }

  /**
   * Returns the controls with the reason, if they cannot be measured on this host.
   *
   * @param refusal the reason in one line; empty: they can be measured
   * @throws UserError if there is no other case
   */
  public static List<Omitted> omitted(List<Case> cases, Optional<String> refusal) {
    if (refusal.isEmpty()) {
      return List.of();
    }
    if (!cases.isEmpty() && cases.stream().allMatch(NativeRow::is)) {
      throw new UserError("--versions native-...: " + refusal.get() + "; add another version");
    }
    return cases.stream()
        .filter(NativeRow::is)
        .map(each -> new Omitted(each.workload(), each.variant(), refusal.get()))
        .distinct()
        .toList();
  }
}
