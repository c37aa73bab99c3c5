// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import smpcall.host.Architecture;
import smpcall.host.Jdk;

/**
 * The JDK that a check runs on. A JVM under an emulator does not know it; whoever starts it tells
 * it.
 *
 * @param id in {@code hosts.yml}, or its release
 * @param jdk what it is
 * @param named whether somebody asked for it by its id
 */
public record CheckedJdk(String id, Jdk jdk, boolean named) {

  private static final String ID = "smpcall.check.jdk";
  private static final String EMULATED = "smpcall.check.emulated";
  private static final String LAUNCHER = "smpcall.check.launcher";
  private static final String FLAGS = "smpcall.check.flags";

  /** What the JVM that runs it is told. */
  static List<String> flags(String id, Jdk jdk) {
    List<String> flags = new ArrayList<>();
    flags.add("-D" + ID + "=" + id);
    flags.add("-D" + EMULATED + "=" + jdk.emulated());
    if (jdk.launcher() != null) {
      flags.add("-D" + LAUNCHER + "=" + jdk.launcher());
    }
    if (!jdk.flags().isEmpty()) {
      flags.add("-D" + FLAGS + "=" + String.join(" ", jdk.flags()));
    }
    return flags;
  }

  /** This JVM's. */
  public static CheckedJdk ofThisJvm() {
    Jdk own = Jdk.ofThisJvm();
    String id = System.getProperty(ID);
    if (id == null) {
      return new CheckedJdk(String.valueOf(own.feature()), own, false);
    }
    String flags = System.getProperty(FLAGS);
    return new CheckedJdk(
        id,
        new Jdk(
            own.version(),
            own.vendor(),
            own.vm(),
            own.architecture(),
            Boolean.getBoolean(EMULATED),
            System.getProperty(LAUNCHER),
            flags == null ? List.of() : List.of(flags.split(" "))),
        true);
  }

  /** Lines above the table; none where nobody asked and nothing is special. */
  public String words() {
    if (!named && !jdk.emulated()) {
      return "";
    }
    String kernel = Architecture.ofKernel();
    String line =
        "JDK " + id + ": Java " + jdk.version() + ", " + jdk.architecture() + ", " + how(kernel);
    return jdk.emulated() ? line + "\n" + warning(kernel) + "\n" : line + "\n";
  }

  private String how(String kernel) {
    return jdk.emulated()
        ? "emulated on "
            + (kernel == null ? "this host" : kernel)
            + (jdk.launcher() == null ? "" : " by " + jdk.launcher())
        : "real";
  }

  private static String warning(String kernel) {
    return kernel != null && Architecture.isX86(kernel)
        ? "Emulation on x86 keeps x86's order of accesses: no missing barrier can show here."
        : "What order of accesses the emulator keeps is its own affair: a missing barrier need not"
            + " show here.";
  }
}
