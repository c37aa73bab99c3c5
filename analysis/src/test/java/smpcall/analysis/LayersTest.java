// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The packages form layers; imports point down only. */
@Tag("slow")
class LayersTest {
  private static final String ROOT = "smpcall.analysis";

  /** The layers from the top. Packages of one layer do not import each other. */
  private static final List<List<String>> LAYERS =
      List.of(
          List.of("cli"),
          List.of("mail"),
          List.of("answer", "history", "results", "simulated.chart"),
          List.of("compare", "coverage", "explored", "simulated"),
          List.of("report"),
          List.of("appendix", "chart", "run.read"),
          List.of("draw", "table", "finding.note"),
          List.of("finding.factor"),
          List.of("finding"),
          List.of("finding.correctness", "finding.latency"),
          List.of("finding.speed"),
          List.of("finding.wording"),
          List.of("document", "file", "run", "statistics"));

  private static final int MOST_FILES = 25;

  private static final Path SOURCES = Path.of("src/main/java/smpcall/analysis");

  /** The package of the measurements and their reader, which will be a package of its own. */
  private static final String TO_BE_DIVIDED = "run";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(ROOT);

  @Test
  void everyPackageIsInALayer() {
    SortedSet<String> packages = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      if (!c.getSimpleName().equals("package-info")) {
        packages.add(name(c));
      }
    }
    assertThat(packages)
        .as("packages of %s; LAYERS must have each", ROOT)
        .containsExactlyInAnyOrderElementsOf(LAYERS.stream().flatMap(List::stream).toList());
  }

  @Test
  void noPackageHasTooManyFiles() throws IOException {
    for (String name : LAYERS.stream().flatMap(List::stream).toList()) {
      try (Stream<Path> files = Files.list(SOURCES.resolve(name.replace('.', '/')))) {
        long number = files.filter(file -> file.toString().endsWith(".java")).count();
        if (!name.equals(TO_BE_DIVIDED)) {
          assertThat(number).as("files of package %s", name).isLessThanOrEqualTo(MOST_FILES);
        }
      }
    }
  }

  @Test
  void importsPointDownOnly() {
    SortedSet<String> wrong = new TreeSet<>();
    for (JavaClass c : CLASSES) {
      for (Dependency dependency : c.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT) && isWrong(c, target)) {
          wrong.add(
              "%s (layer %s) imports %s (layer %s)"
                  .formatted(c.getName(), layer(c), target.getName(), layer(target)));
        }
      }
    }
    assertThat(wrong).as("imports that do not point down; layer 1 is the highest").isEmpty();
  }

  private static boolean isWrong(JavaClass from, JavaClass to) {
    return !name(from).equals(name(to)) && number(from) >= number(to);
  }

  private static String layer(JavaClass c) {
    return number(c) + ": " + String.join(", ", LAYERS.get(number(c) - 1));
  }

  /** The highest is 1. */
  private static int number(JavaClass c) {
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(name(c))) {
        return i + 1;
      }
    }
    throw new AssertionError(c.getPackageName() + " is in no layer");
  }

  private static String name(JavaClass c) {
    return c.getPackageName().replaceFirst("^smpcall\\.analysis\\.?", "");
  }

  @Test
  void statisticsDoNoInputOrOutput() {
    noClasses()
        .that()
        .resideInAPackage("smpcall.analysis.statistics")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.nio..", "java.time..")
        .check(CLASSES);
  }
}
