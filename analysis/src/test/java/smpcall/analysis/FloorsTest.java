// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class FloorsTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("smpcall.analysis");

  @Test
  void importsPointDownOnly() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("commands")
        .definedBy("smpcall.analysis")
        .layer("appendix")
        .definedBy("smpcall.analysis.appendix")
        .layer("document")
        .definedBy("smpcall.analysis.document")
        .layer("chart")
        .definedBy("smpcall.analysis.chart")
        .layer("history")
        .definedBy("smpcall.analysis.history")
        .layer("regression")
        .definedBy("smpcall.analysis.regression")
        .layer("finding")
        .definedBy("smpcall.analysis.finding")
        .layer("run")
        .definedBy("smpcall.analysis.run")
        .layer("statistics")
        .definedBy("smpcall.analysis.statistics")
        .whereLayer("commands")
        .mayOnlyAccessLayers(
            "appendix", "document", "chart", "history", "regression", "finding", "run")
        .whereLayer("document")
        .mayNotAccessAnyLayer()
        .whereLayer("appendix")
        .mayOnlyAccessLayers("document", "finding", "run", "statistics")
        .whereLayer("chart")
        .mayOnlyAccessLayers("history", "regression", "finding", "run", "statistics")
        .whereLayer("history")
        .mayOnlyAccessLayers("document", "regression", "finding", "run", "statistics")
        .whereLayer("regression")
        .mayOnlyAccessLayers("document", "finding", "run", "statistics")
        .whereLayer("finding")
        .mayOnlyAccessLayers("run", "statistics")
        .whereLayer("run")
        .mayNotAccessAnyLayer()
        .whereLayer("statistics")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
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
