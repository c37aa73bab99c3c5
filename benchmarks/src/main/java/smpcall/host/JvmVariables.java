// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.util.List;
import java.util.Map;

/**
 * The variables of the environment from which every JVM takes flags that stand in no command line.
 * A run records the flags of its forks, and these would not be among them.
 */
public final class JvmVariables {

  private static final List<String> NAMES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private JvmVariables() {}

  /** The names of those that are set to anything but blanks. */
  public static List<String> in(Map<String, String> environment) {
    return NAMES.stream().filter(name -> !environment.getOrDefault(name, "").isBlank()).toList();
  }

  /** Takes them out of the environment of a process that is about to start. */
  public static void removeFrom(ProcessBuilder process) {
    process.environment().keySet().removeAll(NAMES);
  }
}
