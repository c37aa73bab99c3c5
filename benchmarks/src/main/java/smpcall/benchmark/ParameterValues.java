// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
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

/** What the parameters whose values have names may be, known before anything runs. */
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

  /** The first value that there is not, with those that there are. */
  static Optional<String> refusal(CommandLineOptions options) {
    return ALL.keySet().stream()
        .sorted()
        .flatMap(name -> refused(name, options.getParameter(name).orElse(List.of())))
        .findFirst();
  }

  private static Stream<String> refused(String name, Iterable<String> values) {
    List<String> known = ALL.get(name);
    Stream.Builder<String> refused = Stream.builder();
    for (String value : values) {
      if (!known.contains(value)) {
        refused.add("-p " + name + "=" + value + ": there are " + String.join(", ", known));
      }
    }
    return refused.build();
  }
}
