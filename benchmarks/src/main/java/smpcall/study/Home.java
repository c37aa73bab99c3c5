// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.nio.file.Path;

/** Where this repository is, as the {@code study} script says; else the current directory. */
final class Home {

  private Home() {}

  static Path path() {
    return Path.of(System.getProperty("smpcall.home", "")).toAbsolutePath().normalize();
  }

  static Path hosts() {
    return path().resolve("hosts.yml");
  }

  static Path results() {
    return path().resolve("benchmarks").resolve("results");
  }

  static Path charts() {
    return path().resolve("charts");
  }

  static Path analysisJar() {
    return path().resolve("analysis").resolve("target").resolve("analysis.jar");
  }

  static Path benchmarksJar() {
    return path().resolve("benchmarks").resolve("target").resolve("benchmarks.jar");
  }

  static Path playbook() {
    return path().resolve(Path.of("benchmarks", "src", "main", "ansible", "study.yml"));
  }
}
