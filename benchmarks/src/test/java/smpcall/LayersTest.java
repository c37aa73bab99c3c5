// SPDX-License-Identifier: Apache-2.0
package smpcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages are layers: imports point down only. Two side wings serve them. */
@Tag("slow")
class LayersTest {

  private static final int MOST_FILES = 25;

  private static final String HOST = "host";
  private static final String MESSAGE = "message";

  /** From the top. */
  private static final List<String> LAYERS =
      List.of(
          "cli",
          "remote",
          "experiment",
          "store",
          "plan",
          "doctor",
          "inventory",
          "benchmark",
          "check",
          "explore",
          "simulate",
          "schedule",
          "audit",
          "kernel",
          "linux",
          "machine",
          "memory");

  private static final List<String> LAYERS_WITHOUT_WINGS =
      LAYERS.subList(LAYERS.indexOf("check"), LAYERS.size());

  private static final List<String> PACKAGES =
      Stream.concat(LAYERS.stream(), Stream.of(HOST, MESSAGE)).toList();

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("smpcall");

  private static String layer(String name) {
    return "smpcall." + name + "..";
  }

  private static String[] layers(List<String> names) {
    return names.stream().map(LayersTest::layer).toArray(String[]::new);
  }

  @Test
  void everyClassIsInALayerOrAWing() {
    assertThat(PRODUCTION.stream().map(JavaClass::getPackageName).map(LayersTest::secondPart))
        .hasSameElementsAs(PACKAGES);
  }

  private static String secondPart(String packageName) {
    return packageName.split("\\.")[1];
  }

  @ParameterizedTest
  @FieldSource("PACKAGES")
  void aListingOfAPackageFitsInOneLook(String name) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "main", "java", "smpcall", name))) {
      assertThat(files).as(name).hasSizeLessThanOrEqualTo(MOST_FILES);
    }
  }

  @ParameterizedTest
  @FieldSource("LAYERS")
  void importsPointDownOnly(String name) {
    noClasses()
        .that()
        .resideInAPackage(layer(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(layers(LAYERS.subList(0, LAYERS.indexOf(name))))
        .allowEmptyShould(true)
        .because(name + " is below them")
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @FieldSource("LAYERS_WITHOUT_WINGS")
  void whatIsUnderStudyKnowsNoHostAndNoUser(String name) {
    noClasses()
        .that()
        .resideInAPackage(layer(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(layer(HOST), layer(MESSAGE))
        .because(name + " is about the simulated machine only")
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {HOST, MESSAGE})
  void aWingImportsNoLayer(String wing) {
    noClasses()
        .that()
        .resideInAPackage(layer(wing))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(layers(LAYERS))
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "audit", "kernel", "linux", "machine", "memory"})
  void whatIsUnderStudyKnowsNoHarness(String name) {
    noClasses()
        .that()
        .resideInAPackage(layer(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.openjdk.jmh..", "com.fasterxml.jackson..", "picocli..")
        .check(PRODUCTION);
  }

  @Test
  void theRulesSeeTheImportsThatThereAre() {
    classes()
        .that()
        .haveFullyQualifiedName("smpcall.benchmark.Storm")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.openjdk.jmh..")
        .andShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("smpcall.benchmark.KernelUnderTest")
        .check(PRODUCTION);
  }
}
