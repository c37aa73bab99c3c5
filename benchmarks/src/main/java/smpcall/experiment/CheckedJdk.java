// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import java.util.ArrayList;
import java.util.List;
import smpcall.host.Architecture;
import smpcall.host.Jdk;

/**
 * The JDK that a check runs on. A JVM cannot see that it is emulated, so the process that starts it
 * sets system properties.
 *
 * @param id id in {@code hosts.yml}, or the feature release
 * @param jdk description of the JDK
 * @param named whether the user chose the JDK by its id
 */
public record CheckedJdk(String id, Jdk jdk, boolean named) {

  private static final String ID = "smpcall.check.jdk";
  private static final String EMULATED = "smpcall.check.emulated";
  private static final String LAUNCHER = "smpcall.check.launcher";
  private static final String FLAGS = "smpcall.check.flags";

  /** Returns the flags that tell a JVM about its JDK. */
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

  /** Returns the JDK of this JVM. */
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

  /** Returns the lines above the table; empty for an unnamed JDK that is not emulated. */
  public String heading() {
    if (!named && !jdk.emulated()) {
      return "";
    }
    String kernel = Architecture.ofKernel();
    String line =
        "JDK " + id + ": Java " + jdk.version() + ", " + jdk.architecture() + ", " + kind(kernel);
    return jdk.emulated() ? line + "\n" + warning(kernel) + "\n" : line + "\n";
  }

  private String kind(String kernel) {
    return jdk.emulated()
        ? "emulated on "
            + (kernel == null ? "this host" : kernel)
            + (jdk.launcher() == null ? "" : " by " + jdk.launcher())
        : "real";
  }

  private static String warning(String kernel) {
    return kernel != null && Architecture.isX86(kernel)
        ? "Emulation on x86 keeps x86's order of accesses: no missing barrier can show here."
        : "An emulator may keep a stronger order of accesses: a missing barrier need not show here.";
  }
}
