// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Which processors there are: JVMs, kernels and distributions have words of their own for them. */
public final class Architecture {

  private static final Map<String, String> KERNELS_WORD =
      Map.of(
          "amd64", "x86_64",
          "x64", "x86_64",
          "arm64", "aarch64",
          "ppc64el", "ppc64le");

  private static final String X86 = "x86_64";

  private Architecture() {}

  /**
   * The kernel's word.
   *
   * @param word of anybody
   */
  static String ofWord(String word) {
    return KERNELS_WORD.getOrDefault(word, word);
  }

  /**
   * Whether two words mean one architecture.
   *
   * @param kernel null, when the kernel does not tell; whoever else tells is believed then
   */
  public static boolean agree(String jvm, String kernel) {
    return kernel == null || ofWord(jvm).equals(ofWord(kernel));
  }

  /** Whether this is x86, the strongest order of memory accesses that there is. */
  public static boolean isX86(String word) {
    return ofWord(word).equals(X86);
  }

  /** This host's, as its kernel says; null when it does not. */
  public static String ofKernel() {
    return ofKernel(HostTree.here());
  }

  /** The same, with these files of it. */
  static String ofKernel(HostTree here) {
    return ofFile(here).orElseGet(Architecture::uname);
  }

  /** What the kernel of any host says in a file; empty where it has none. */
  static Optional<String> ofFile(HostTree tree) {
    return tree.text("proc/sys/kernel/arch");
  }

  /** Kernels before 6.1 have no such file. */
  private static String uname() {
    try {
      Process uname = new ProcessBuilder("uname", "-m").redirectErrorStream(true).start();
      String said = new String(uname.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return uname.waitFor() == 0 ? said.strip() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
