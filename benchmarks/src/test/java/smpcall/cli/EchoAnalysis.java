// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A stand-in for the analysis: prints its arguments, and exits with 1, or with 0 for a help. */
public final class EchoAnalysis {

  private EchoAnalysis() {}

  /** Runs the stand-in. */
  public static void main(String[] args) {
    System.out.println("analysis: " + String.join(" ", args));
    System.exit(List.of(args).contains("--help") ? 0 : 1);
  }

  /** Installs the stand-in as the analysis of a checkout. */
  public static void install(Path checkout) throws IOException {
    Path jar = checkout.resolve("analysis").resolve("target").resolve("analysis.jar");
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, EchoAnalysis.class.getName());
    String file = EchoAnalysis.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = EchoAnalysis.class.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new JarEntry(file));
      bytes.transferTo(out);
    }
  }
}
