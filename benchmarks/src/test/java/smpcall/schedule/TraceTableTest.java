// SPDX-License-Identifier: Apache-2.0
package smpcall.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.kernel.CsdOwner;
import smpcall.kernel.KernelConfig;
import smpcall.kernel.KernelVersion;
import smpcall.kernel.Smp;
import smpcall.machine.Machine;

/**
 * Printed schedules, compared with src/test/resources/golden. {@code ./mvnw -pl benchmarks test
 * -Dtest=TraceTableTest -Dgolden.write=true} writes those again; read the difference.
 */
class TraceTableTest {

  private static final Path FILES = Path.of("src/test/resources/golden");

  private static String print(Interleaving interleaving, KernelVersion version) {
    return print(interleaving, machine -> version.boot(machine, KernelConfig.DEFAULT));
  }

  private static String print(Interleaving interleaving, Function<Machine, Smp> boot) {
    return TraceTable.print(
        Scenario.run(boot, interleaving.schedule(), interleaving.programs()).trace(),
        interleaving.names());
  }

  @ParameterizedTest
  @CsvSource({
    "REUSE_WARNS, LOCKFREE",
    "REUSE_WARNS, PATCHED",
    "REUSE_WARNS, SPINLOCK",
    "REUSE_RETURNS_EARLY, LOCKFREE",
    "REUSE_LOCKS_UP, LOCKFREE",
    "DELETE_BEFORE_ADD, PATCHED",
    "DELETE_BEFORE_ADD, LINUX_2_6_39",
    "EMPTIED_MASK, SPINLOCK"
  })
  void theTextIsThatOfTheGoldenFile(Interleaving interleaving, KernelVersion version)
      throws IOException {
    compare(interleaving + "-" + version + ".txt", print(interleaving, version));
  }

  @ParameterizedTest
  @EnumSource
  void theTextOfTheSharedCsdIsThatOfTheGoldenFile(CsdOwner owner) throws IOException {
    compare("SHARED_CSD-" + owner + ".txt", print(Interleaving.SHARED_CSD, owner::boot));
  }

  private static void compare(String name, String text) throws IOException {
    Path file = FILES.resolve(name);
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(FILES);
      Files.writeString(file, text);
    }

    assertThat(text).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @EnumSource
  void everyTextFitsIntoAMail(Interleaving interleaving) {
    for (KernelVersion version : KernelVersion.values()) {
      assertThat(print(interleaving, version).lines())
          .as("indented by two it has the 72 columns of a mail")
          .allMatch(line -> line.length() <= 70 && line.equals(line.stripTrailing()))
          .allMatch(line -> line.chars().allMatch(c -> c >= ' ' && c < 127));
    }
  }
}
