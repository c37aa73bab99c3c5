// SPDX-License-Identifier: Apache-2.0
package smpcall;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The floors of the house: imports point down only, and {@code host} is a side wing. */
@Tag("slow")
class FloorsTest {

  private static final String HOST = "host";

  /** From the top. */
  private static final List<String> FLOORS =
      List.of(
          "study",
          "doctor",
          "fleet",
          "inventory",
          "benchmark",
          "check",
          "schedule",
          "audit",
          "kernel",
          "linux",
          "machine",
          "memory");

  private static final List<String> FLOORS_WITHOUT_HOST = FLOORS.subList(5, FLOORS.size());

  private static final JavaClasses PRODUCTION =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("smpcall");

  private static String floor(String name) {
    return "smpcall." + name + "..";
  }

  private static String[] floors(List<String> names) {
    return names.stream().map(FloorsTest::floor).toArray(String[]::new);
  }

  @Test
  void everyClassIsOnAFloorOrInTheSideWing() {
    List<String> known = Stream.concat(FLOORS.stream(), Stream.of(HOST)).toList();

    assertThat(PRODUCTION.stream().map(JavaClass::getPackageName).map(FloorsTest::secondPart))
        .hasSameElementsAs(known);
  }

  private static String secondPart(String packageName) {
    return packageName.split("\\.")[1];
  }

  @ParameterizedTest
  @FieldSource("FLOORS")
  void importsPointDownOnly(String name) {
    List<String> above = FLOORS.subList(0, FLOORS.indexOf(name));

    noClasses()
        .that()
        .resideInAPackage(floor(name))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(floors(above))
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @FieldSource("FLOORS_WITHOUT_HOST")
  void onlyTheUpperFloorsImportTheHost(String name) {
    noClasses()
        .that()
        .resideInAPackage(floor(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(floor(HOST))
        .check(PRODUCTION);
  }

  @Test
  void theHostImportsNoFloor() {
    noClasses()
        .that()
        .resideInAPackage(floor(HOST))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(floors(FLOORS))
        .check(PRODUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"schedule", "audit", "kernel", "linux", "machine", "memory"})
  void whatIsUnderStudyKnowsNoHarness(String name) {
    noClasses()
        .that()
        .resideInAPackage(floor(name))
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
