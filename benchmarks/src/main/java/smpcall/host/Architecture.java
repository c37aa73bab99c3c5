// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Names of processor architectures; JVMs, kernels and distributions differ in them. */
public final class Architecture {

  private static final Map<String, String> KERNEL_NAMES =
      Map.of(
          "amd64", "x86_64",
          "x64", "x86_64",
          "arm64", "aarch64",
          "ppc64el", "ppc64le");

  private static final String X86 = "x86_64";

  private Architecture() {}

  /** The kernel's name for an architecture, which is given by any of its names. */
  static String kernelName(String name) {
    return KERNEL_NAMES.getOrDefault(name, name);
  }

  /**
   * Whether two names mean the same architecture.
   *
   * @param jvm the JVM's name for it
   * @param kernel the kernel's name; null if unknown, and then the answer is true
   */
  public static boolean agree(String jvm, String kernel) {
    return kernel == null || kernelName(jvm).equals(kernelName(kernel));
  }

  /** Whether this is x86, which has the strongest memory order. */
  public static boolean isX86(String name) {
    return kernelName(name).equals(X86);
  }

  /** This host's architecture by its kernel's name; null if unknown. */
  public static String ofKernel() {
    return ofKernel(HostFiles.here());
  }

  /** This host's architecture, from its files or else from {@code uname}. */
  static String ofKernel(HostFiles here) {
    return ofFile(here).orElseGet(Architecture::uname);
  }

  /** The architecture from the files of any host. */
  static Optional<String> ofFile(HostFiles files) {
    return files.text("proc/sys/kernel/arch");
  }

  /** Kernels before 6.1 do not have the file. */
  private static String uname() {
    try {
      Process uname = new ProcessBuilder("uname", "-m").redirectErrorStream(true).start();
      String output = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return uname.waitFor() == 0 ? output.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
