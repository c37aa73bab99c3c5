// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import smpcall.host.PlacementPolicy;
import smpcall.kernel.KernelVersion;
import smpcall.linux.LockKind;
import smpcall.linux.MaskPlace;

/** The values that parameters may have, checked before anything runs. */
final class ParameterValues {

  private static final Map<String, List<String>> ALL =
      Map.of(
          "version", Stream.of(KernelVersion.values()).map(KernelVersion::id).toList(),
          "lock", names(LockKind.values()),
          "mask", names(MaskPlace.values()),
          "policy", names(PlacementPolicy.values()),
          "fastPath", List.of("true", "false"),
          "audit", List.of("on", "off"),
          "memory", List.of("buffer", "array", "fields"));

  private ParameterValues() {}

  private static List<String> names(Enum<?>[] constants) {
    return Arrays.stream(constants).map(each -> each.name().toLowerCase(Locale.ROOT)).toList();
  }

  /** An error about the first unknown value, with the known ones; empty if there is none. */
  static Optional<String> refusal(CommandLineOptions options) {
    return ALL.keySet().stream()
        .sorted()
        .flatMap(name -> refused(name, values(name, options).stream()))
        .findFirst()
        .or(
            () ->
                values("timed", options).stream()
                    .flatMap(value -> UsageCheck.checkTimed(value).stream())
                    .findFirst());
  }

  /** The given values of a parameter. */
  static Collection<String> values(String name, CommandLineOptions options) {
    return options.getParameter(name).orElse(List.of());
  }

  private static Stream<String> refused(String name, Stream<String> values) {
    List<String> known = ALL.get(name);
    return values
        .filter(value -> !known.contains(value))
        .map(value -> "-p " + name + "=" + value + ": there are " + String.join(", ", known));
  }
}
