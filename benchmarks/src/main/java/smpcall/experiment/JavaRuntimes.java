// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smpcall.host.Affinity;
import smpcall.host.Jdk;
import smpcall.inventory.Host;
import smpcall.inventory.JdkEntry;
import smpcall.message.UserError;

/** The Java runtimes that forks of this host may run on. */
public final class JavaRuntimes {

  private static final int UNSAFE_WARNS_SINCE = 24;

  /** Without this, an emulated JVM cannot start programs of the host. */
  private static final String FORK_MECHANISM = "-Djdk.lang.Process.launchMechanism=FORK";

  /** Emulated on this architecture, C2 lets a load pass an earlier volatile store. */
  private static final String C2_BROKEN = "aarch64";

  private static final String ONLY_C1 = "-XX:TieredStopAtLevel=1";
  private static final List<String> WITHOUT_C2 = List.of(ONLY_C1, "-Xint");

  /**
   * A Java runtime.
   *
   * @param jdk description of the JDK
   * @param java executable; empty: the one that runs the study
   * @param launcher words of the command line before the executable; empty unless emulated
   */
  public record Runtime(Jdk jdk, Optional<Path> java, List<String> launcher) {

    /** Returns the runtime of this process. */
    public static Runtime own() {
      return new Runtime(Jdk.ofThisJvm(), Optional.empty(), List.of());
    }

    /** Returns the words that start a JVM. */
    public List<String> command() {
      List<String> command = new ArrayList<>(launcher);
      command.add(
          java.orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java")).toString());
      return command;
    }

    /**
     * Returns the flags of every JVM. JMH 1.37 uses sun.misc.Unsafe, and newer JVMs warn about it
     * in four lines. Threads of an emulated JVM are pinned from outside.
     */
    public List<String> flags() {
      List<String> flags = new ArrayList<>(jdk.flags());
      if (jdk.feature() >= UNSAFE_WARNS_SINCE) {
        flags.add("--sun-misc-unsafe-memory-access=allow");
      }
      if (jdk.emulated()) {
        flags.addAll(List.of("-D" + Affinity.FROM_OUTSIDE + "=true", FORK_MECHANISM));
      }
      return flags;
    }
  }

  private JavaRuntimes() {}

  /**
   * Returns the runtimes of a host, by id.
   *
   * @param wanted ids of the runtimes; null: all of the host
   * @throws UserError if one is not in {@code hosts.yml} or cannot be used
   */
  public static Map<String, Runtime> of(Host host, List<String> wanted) {
    return of(host, wanted, List.of());
  }

  /**
   * The same with JDKs of the command line, which replace those of the same id.
   *
   * @param more JDKs that are not in {@code hosts.yml}
   */
  public static Map<String, Runtime> of(Host host, List<String> wanted, List<JdkEntry> more) {
    Map<String, Runtime> available = new LinkedHashMap<>();
    if (host.jdks().isEmpty()) {
      Runtime own = Runtime.own();
      available.put(String.valueOf(own.jdk().feature()), own);
    }
    Map<String, JdkEntry> entries = new LinkedHashMap<>();
    host.jdks().forEach(entry -> entries.put(entry.id(), entry));
    more.forEach(entry -> entries.put(entry.id(), entry));
    for (JdkEntry entry : entries.values()) {
      boolean isWanted = wanted == null || wanted.contains(entry.id());
      available.put(entry.id(), isWanted ? runtime(entry) : null);
    }
    return wanted == null ? available : chosen(host, available, wanted);
  }

  private static Map<String, Runtime> chosen(
      Host host, Map<String, Runtime> available, List<String> wanted) {
    Map<String, Runtime> chosen = new LinkedHashMap<>();
    for (String id : wanted) {
      if (!available.containsKey(id)) {
        throw new UserError(
            "--jdk: no JDK '"
                + id
                + "'; there are "
                + String.join(", ", available.keySet())
                + "; add it to "
                + host.place()
                + " (jdks: [{id: ..., home: ...}]), or give run --jdk-home "
                + id
                + "=DIR");
      }
      chosen.put(id, available.get(id));
    }
    return chosen;
  }

  private static Runtime runtime(JdkEntry entry) {
    try {
      Jdk jdk = Jdk.at(entry.home(), entry.launcher(), entry.flags());
      if (jdk.emulated()
          && jdk.architecture().equals(C2_BROKEN)
          && Collections.disjoint(jdk.flags(), WITHOUT_C2)) {
        throw new UserError(
            entry.place()
                + ": JDK '"
                + entry.id()
                + "' is an emulated aarch64, where code of C2 breaks the order of volatile accesses;"
                + " add flags: ["
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
              + "; correct its home, or remove the entry");
    }
  }

  /** Returns the descriptions of runtimes, by id. */
  public static Map<String, Jdk> jdks(Map<String, Runtime> runtimes) {
    Map<String, Jdk> jdks = new LinkedHashMap<>();
    runtimes.forEach((id, runtime) -> jdks.put(id, runtime.jdk()));
    return jdks;
  }
}
