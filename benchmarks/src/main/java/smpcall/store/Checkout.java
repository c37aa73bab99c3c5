// SPDX-License-Identifier: Apache-2.0
package smpcall.store;

import java.nio.file.Path;

/**
 * The paths in this repository, which the script {@code study} names; else the current directory.
 */
public final class Checkout {

  private Checkout() {}

  public static Path path() {
    return Path.of(System.getProperty("smpcall.home", "")).toAbsolutePath().normalize();
  }

  public static Path hosts() {
    return path().resolve("hosts.yml");
  }

  public static Path results() {
    return path().resolve("benchmarks").resolve("results");
  }

  /** The charts of the last report, which git ignores. */
  public static Path charts() {
    return path().resolve("charts").resolve("latest");
  }

  public static Path analysisJar() {
    return path().resolve("analysis").resolve("target").resolve("analysis.jar");
  }

  public static Path benchmarksJar() {
    return path().resolve("benchmarks").resolve("target").resolve("benchmarks.jar");
  }

  public static Path playbook() {
    return path().resolve(Path.of("benchmarks", "src", "main", "ansible", "study.yml"));
  }
}
