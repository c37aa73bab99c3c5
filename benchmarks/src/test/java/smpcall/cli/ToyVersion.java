// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A kernel version for tests, {@code toy}: {@code patched} under another name. Its sources are
 * copies of this repository's, changed where CONTRIBUTING says that a version changes them.
 */
final class ToyVersion {

  private static final Path SOURCES = Path.of("src/main/java/smpcall");
  private static final String BEFORE = "  /** {@link SmpPatched}. */\n";
  private static final String AFTER = "  /** {@link SmpLinux6dc19899}. */\n";

  private final Path sources;
  private final Path classes;

  private ToyVersion(Path directory) throws IOException {
    sources = Files.createDirectories(directory.resolve("toy-sources"));
    classes = Files.createDirectories(directory.resolve("toy-classes"));
  }

  /**
   * Compiles it.
   *
   * @return the class path of a study that has it
   */
  static String compile(Path directory) throws IOException {
    ToyVersion toy = new ToyVersion(directory);
    toy.compile(List.of(toy.port(), toy.constant(), toy.parameter()));
    return toy.classes + File.pathSeparator + System.getProperty("java.class.path");
  }

  private Path port() throws IOException {
    return write("SmpToy", read("kernel/SmpPatched").replace("SmpPatched", "SmpToy"));
  }

  private Path constant() throws IOException {
    String text = read("kernel/KernelVersion");
    assertThat(text).containsOnlyOnce(BEFORE).containsOnlyOnce(AFTER);
    int end = text.indexOf(AFTER);
    String patched = text.substring(text.indexOf(BEFORE), end);
    String toy =
        patched
            .replace("SmpPatched", "SmpToy")
            .replace("PATCHED(", "TOY(")
            .replace("\"patched\"", "\"toy\"")
            .replace("Part.CLAIMED", "Part.EXPLORATORY");
    return write("KernelVersion", text.substring(0, end) + toy + text.substring(end));
  }

  private Path parameter() throws IOException {
    String text = read("benchmark/KernelUnderTest");
    assertThat(text).containsOnlyOnce("\"patched\",");
    return write("KernelUnderTest", text.replace("\"patched\",", "\"patched\", \"toy\","));
  }

  private static String read(String name) throws IOException {
    return Files.readString(SOURCES.resolve(name + ".java"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(sources.resolve(name + ".java"), text);
  }

  private void compile(List<Path> files) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    List<String> options =
        List.of(
            "-cp", System.getProperty("java.class.path"), "-proc:none", "-d", classes.toString());
    try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
      boolean compiled =
          javac
              .getTask(
                  null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
              .call();
      assertThat(compiled).as("it compiles").isTrue();
    }
  }
}
