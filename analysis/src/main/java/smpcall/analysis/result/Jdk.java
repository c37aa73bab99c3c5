// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.result;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDK of the run, as far as it told.
 *
 * @param version with its build, such as {@code 17.0.15+6-Debian-1deb12u1}
 */
public record Jdk(Optional<String> version, Optional<String> vendor, Optional<String> vm) {
  private static final Pattern FEATURE = Pattern.compile("\\d+");

  static Jdk of(Members jdk) {
    return new Jdk(jdk.fact("version"), jdk.fact("vendor"), jdk.fact("vm"));
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
