// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * How much CPU time a container may use, in CPUs, whatever number of CPUs it shows: {@code cpu.max}
 * of control groups version 2, {@code cpu.cfs_quota_us} of version 1.
 */
public final class CpuQuota {

  private CpuQuota() {}

  /** Of this process; empty where there is no limit, or none is told. */
  public static OptionalDouble ofThisProcess() {
    return read(Path.of("/sys/fs/cgroup"), HostFile.text("/proc/self/cgroup").orElse(""));
  }

  /**
   * The tightest limit of the groups that a process is in.
   *
   * @param mount where control groups are mounted
   * @param groups as in {@code /proc/self/cgroup}
   */
  static OptionalDouble read(Path mount, String groups) {
    return groups
        .lines()
        .map(line -> line.split(":", 3))
        .filter(parts -> parts.length == 3)
        .flatMap(parts -> limits(mount, parts[1], parts[2]))
        .mapToDouble(Double::doubleValue)
        .min();
  }

  private static Stream<Double> limits(Path mount, String controllers, String group) {
    boolean second = controllers.isEmpty();
    if (!second && !Stream.of(controllers.split(",")).anyMatch("cpu"::equals)) {
      return Stream.of();
    }
    Path root = second ? mount : mount.resolve(controllers);
    Path inner = root.resolve(group.replaceFirst("^/+", "")).normalize();
    // A container sees its own group as the root of the mount.
    return Stream.iterate(
            inner.startsWith(root) ? inner : root,
            path -> path != null && path.startsWith(root),
            Path::getParent)
        .flatMap(path -> second ? max(path) : quota(path));
  }

  private static Stream<Double> max(Path group) {
    return HostFile.text(group.resolve("cpu.max").toString()).stream()
        .map(text -> text.split(" "))
        .filter(words -> words.length == 2 && !words[0].equals("max"))
        .map(words -> Double.parseDouble(words[0]) / Double.parseDouble(words[1]));
  }

  private static Stream<Double> quota(Path group) {
    return HostFile.text(group.resolve("cpu.cfs_quota_us").toString()).stream()
        .filter(quota -> !quota.startsWith("-"))
        .flatMap(
            quota ->
                HostFile.text(group.resolve("cpu.cfs_period_us").toString()).stream()
                    .map(period -> Double.parseDouble(quota) / Double.parseDouble(period)));
  }
}
