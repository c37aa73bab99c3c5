// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smpcall.host.Affinity;
import smpcall.host.Jdk;
import smpcall.inventory.Host;
import smpcall.inventory.JdkEntry;
import smpcall.message.UserError;

/** The Java runtimes that forks of this host may run on. */
public final class JavaRuntimes {

  private static final int UNSAFE_WARNS_SINCE = 24;

  /** A JVM under emulation can start no program of the host otherwise. */
  private static final String FORKS = "-Djdk.lang.Process.launchMechanism=FORK";

  /** Under emulation C2 lets a load pass a volatile store before it, on this architecture. */
  private static final String NOT_C2 = "aarch64";

  private static final String ONLY_C1 = "-XX:TieredStopAtLevel=1";
  private static final List<String> WITHOUT_C2 = List.of(ONLY_C1, "-Xint");

  /**
   * One of them.
   *
   * @param jdk what it is
   * @param java its executable; empty: the one that runs the study
   * @param launcher words before it; mostly none
   */
  public record Runtime(Jdk jdk, Optional<Path> java, List<String> launcher) {

    /** The JVM that runs this. */
    static Runtime own() {
      return new Runtime(Jdk.ofThisJvm(), Optional.empty(), List.of());
    }

    /** What starts it. */
    List<String> command() {
      List<String> command = new ArrayList<>(launcher);
      command.add(
          java.orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java")).toString());
      return command;
    }

    /**
     * What every JVM of it is given. JMH 1.37 uses sun.misc.Unsafe, of which newer JVMs warn in
     * four lines. Under emulation threads are pinned from outside.
     */
    List<String> flags() {
      List<String> flags = new ArrayList<>(jdk.flags());
      if (jdk.feature() >= UNSAFE_WARNS_SINCE) {
        flags.add("--sun-misc-unsafe-memory-access=allow");
      }
      if (jdk.emulated()) {
        flags.addAll(List.of("-D" + Affinity.FROM_OUTSIDE + "=true", FORKS));
      }
      return flags;
    }
  }

  private JavaRuntimes() {}

  /**
   * Those that are asked for.
   *
   * @param wanted ids; null: all of the host
   * @return by id
   * @throws UserError when one is not in {@code hosts.yml}, or not what it should be
   */
  public static Map<String, Runtime> of(Host host, List<String> wanted) {
    Map<String, Runtime> there = new LinkedHashMap<>();
    if (host.jdks().isEmpty()) {
      Runtime own = Runtime.own();
      there.put(String.valueOf(own.jdk().feature()), own);
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
      Jdk jdk = Jdk.at(entry.home(), entry.launcher(), entry.flags());
      if (jdk.emulated()
          && jdk.architecture().equals(NOT_C2)
          && Collections.disjoint(jdk.flags(), WITHOUT_C2)) {
        throw new UserError(
            entry.place()
                + ": JDK '"
                + entry.id()
                + "' is an emulated aarch64, where what C2 compiles breaks the order of volatile"
                + " accesses; add flags: ["
                + ONLY_C1
                + "]");
      }
      return new Runtime(
          jdk, Optional.of(entry.home().resolve("bin").resolve("java")), entry.launcher());
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
  public static Map<String, Jdk> jdks(Map<String, Runtime> runtimes) {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    runtimes.forEach((id, runtime) -> jdks.put(id, runtime.jdk()));
    return jdks;
  }
}
