// SPDX-License-Identifier: Apache-2.0
package smpcall.study;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.host.Jdk;
import smpcall.inventory.Host;
import smpcall.inventory.JdkEntry;

/** The Java runtimes that forks of this host may run on. */
final class Runtimes {

  private static final int UNSAFE_WARNS_SINCE = 24;

  /**
   * One of them.
   *
   * @param jdk what it is
   * @param java its executable; empty: the one that runs the study
   */
  record Runtime(Jdk jdk, Optional<Path> java) {

    /** JMH 1.37 uses sun.misc.Unsafe, of which newer JVMs warn in four lines. */
    List<String> flags() {
      return jdk.feature() >= UNSAFE_WARNS_SINCE
          ? List.of("--sun-misc-unsafe-memory-access=allow")
          : List.of();
    }
  }

  private Runtimes() {}

  /**
   * Those that are asked for.
   *
   * @param wanted ids; null: all of the host
   * @return by id
   * @throws UserError when one is not in {@code hosts.yml}, or not what it should be
   */
  static Map<String, Runtime> of(Host host, List<String> wanted) {
    Map<String, Runtime> there = new LinkedHashMap<>();
    if (host.jdks().isEmpty()) {
      Jdk own = Jdk.ofThisJvm();
      there.put(String.valueOf(own.feature()), new Runtime(own, Optional.empty()));
    }
    for (JdkEntry entry : host.jdks()) {
      if (wanted == null || wanted.contains(entry.id())) {
        there.put(entry.id(), runtime(entry));
      } else {
        there.put(entry.id(), null);
      }
    }
    return wanted == null ? there : chosen(host, there, wanted);
  }

  private static Map<String, Runtime> chosen(
      Host host, Map<String, Runtime> there, List<String> wanted) {
    Map<String, Runtime> chosen = new LinkedHashMap<>();
    for (String id : wanted) {
      if (!there.containsKey(id)) {
        throw new UserError(
            "--jdk: no JDK '"
                + id
                + "'; there are "
                + there.keySet().stream().collect(Collectors.joining(", "))
                + "; add it to "
                + host.place()
                + " (jdks: [{id: ..., home: ...}])");
      }
      chosen.put(id, there.get(id));
    }
    return chosen;
  }

  private static Runtime runtime(JdkEntry entry) {
    try {
      return new Runtime(
          Jdk.at(entry.home()), Optional.of(entry.home().resolve("bin").resolve("java")));
    } catch (IllegalStateException e) {
      throw new UserError(
          entry.place()
              + ": JDK '"
              + entry.id()
              + "': "
              + e.getMessage()
              + "; correct its home, or leave it out");
    }
  }

  /** What they are, by id. */
  static Map<String, Jdk> jdks(Map<String, Runtime> runtimes) {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    runtimes.forEach((id, runtime) -> jdks.put(id, runtime.jdk()));
    return jdks;
  }
}
