// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name of a host, made from its hardware: vendor and model, number of CPUs, and four digits of
 * a hash, such as {@code amd-epyc-2cpu-a1b2}. It tells machines apart whose results are kept side
 * by side, and stays when the kernel or the JDK is updated. It has nothing of the network's name.
 */
public final class HostName {

  private static final int MODEL_WORDS = 2;
  private static final int HASH_DIGITS = 4;

  /** Words of a model that say nothing about it. */
  private static final Set<String> FILLERS = Set.of("processor", "cpu", "with", "core", "virtual");

  private HostName() {}

  /**
   * The name of the host that has this environment. The hash is over the CPU model, its microcode,
   * the kernel's word for the architecture, the clock source, and the number of CPUs that are
   * online: facts that are the same for every process on a host.
   */
  public static String of(Environment host) {
    String facts =
        Stream.of(
                host.cpuModel(),
                host.microcode(),
                host.machine(),
                host.clockSource(),
                String.valueOf(cpus(host)))
            .map(fact -> fact == null ? "" : fact)
            .collect(Collectors.joining("\n"));
    return model(host) + "-" + cpus(host) + "cpu-" + hash(facts);
  }

  /** The online CPUs; where their number is not told, those that this process may use. */
  private static int cpus(Environment host) {
    return host.onlineCpus() == null ? host.allowedCpus().size() : host.onlineCpus();
  }

  private static String model(Environment host) {
    String model = host.cpuModel() == null ? "" : host.cpuModel();
    String words =
        Arrays.stream(
                model
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\([^)]*\\)", " ")
                    .replaceAll("@.*", " ")
                    .split("[^a-z0-9]+"))
            .filter(word -> !word.isEmpty() && !FILLERS.contains(word))
            .limit(MODEL_WORDS)
            .collect(Collectors.joining("-"));
    if (!words.isEmpty()) {
      return words;
    }
    return host.machine() == null ? "host" : host.machine().replaceAll("[^A-Za-z0-9]+", "-");
  }

  private static String hash(String facts) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
