// SPDX-License-Identifier: Apache-2.0
package smpcall.benchmark;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

  /** The largest values of parameters that are numbers. */
  private static final Map<String, Long> LARGEST =
      Map.of(
          "gap", TimeUnit.SECONDS.toNanos(1),
          "seed", 999_999_999_999_999_999L,
          "spin", 10_000L,
          "pad", 10_000L,
          "place", 999_999_999_999_999_999L);

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
        .or(() -> numberRefusal(options))
        .or(
            () ->
                values("timed", options).stream()
                    .flatMap(value -> UsageCheck.checkTimed(value).stream())
                    .findFirst());
  }

  private static Optional<String> numberRefusal(CommandLineOptions options) {
    return LARGEST.keySet().stream()
        .sorted()
        .flatMap(
            name ->
                values(name, options).stream().flatMap(value -> checkNumber(name, value).stream()))
        .findFirst();
  }

  /** An error about the value of a parameter that is a number; empty if there is none. */
  static Optional<String> checkNumber(String name, Object value) {
    String digits = value.toString();
    long largest = LARGEST.get(name);
    return digits.matches("[0-9]{1,18}") && Long.parseLong(digits) <= largest
        ? Optional.empty()
        : Optional.of("-p " + name + "=" + digits + ": give a whole number from 0 to " + largest);
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
