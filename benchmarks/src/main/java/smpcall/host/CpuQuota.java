// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The limit on a container's CPU time, in CPUs: {@code cpu.max} of control groups version 2, {@code
 * cpu.cfs_quota_us} of version 1, whose directory may name the controllers in another order than
 * the process's list does. A container may show more CPUs than that.
 */
public final class CpuQuota {

  private CpuQuota() {}

  /** The limit of this process; empty if there is none or it is unknown. */
  public static OptionalDouble ofThisProcess() {
    return read(Path.of("/sys/fs/cgroup"), HostFiles.here().text("proc/self/cgroup").orElse(""));
  }

  /**
   * The lowest limit among the groups of a process.
   *
   * @param mount the directory at which control groups are mounted
   * @param groups the content of {@code /proc/self/cgroup}
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
    boolean version2 = controllers.isEmpty();
    if (!version2 && !Stream.of(controllers.split(",")).anyMatch("cpu"::equals)) {
      return Stream.of();
    }
    return version2
        ? groups(mount, group).flatMap(CpuQuota::max)
        : new HostFiles(mount)
            .names("", ".*").stream()
                .filter(name -> Set.of(name.split(",")).contains("cpu"))
                .flatMap(name -> groups(mount.resolve(name), group))
                .flatMap(CpuQuota::quota);
  }

  /** A group and those around it. A container sees its own group as the root of the mount. */
  private static Stream<Path> groups(Path root, String group) {
    Path inner = root.resolve(group.replaceFirst("^/+", "")).normalize();
    return Stream.iterate(
        inner.startsWith(root) ? inner : root,
        path -> path != null && path.startsWith(root),
        Path::getParent);
  }

  private static Stream<Double> max(Path group) {
    return new HostFiles(group)
        .text("cpu.max").stream()
            .map(text -> text.split(" "))
            .filter(words -> words.length == 2 && !words[0].equals("max"))
            .map(words -> Double.parseDouble(words[0]) / Double.parseDouble(words[1]));
  }

  private static Stream<Double> quota(Path group) {
    HostFiles files = new HostFiles(group);
    return files.text("cpu.cfs_quota_us").stream()
        .filter(quota -> !quota.startsWith("-"))
        .flatMap(
            quota ->
                files.text("cpu.cfs_period_us").stream()
                    .map(period -> Double.parseDouble(quota) / Double.parseDouble(period)));
  }
}
