// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK of the run, as far as it told.
 *
 * @param version with its build, such as {@code 17.0.15+6-Debian-1deb12u1}
 * @param architecture its word for it; empty where it was not asked, which is the host's then
 * @param emulated whether that is not the host's, or an emulator ran it
 * @param launcher the program that started it; mostly empty
 * @param flags that were its own
 */
public record Jdk(
    Optional<String> version,
    Optional<String> vendor,
    Optional<String> vm,
    Optional<String> architecture,
    boolean emulated,
    Optional<String> launcher,
    List<String> flags) {
  private static final Pattern FEATURE = Pattern.compile("\\d+");

  static Jdk of(Members jdk) {
    return new Jdk(
        jdk.fact("version"),
        jdk.fact("vendor"),
        jdk.fact("vm"),
        jdk.fact("architecture"),
        !jdk.absent("emulated") && jdk.truth("emulated"),
        jdk.fact("launcher"),
        jdk.absent("flags") ? List.of() : jdk.texts("flags"));
  }

  /** The feature number: 17 of 17.0.15+6. It is the id of the one JDK of schema 1. */
  String feature() {
    Matcher feature = FEATURE.matcher(version.orElse(""));
    return feature.lookingAt() ? feature.group() : "?";
  }

  /**
   * Whether JMH means this JDK: its {@code jdkVersion} is the version without the build.
   *
   * @param jdkVersion such as {@code 17.0.15}
   */
  boolean isVersion(String jdkVersion) {
    String whole = version.orElse("");
    if (!whole.startsWith(jdkVersion)) {
      return false;
    }
    String rest = whole.substring(jdkVersion.length());
    return rest.isEmpty() || !Character.isDigit(rest.charAt(0)) && rest.charAt(0) != '.';
  }
}
