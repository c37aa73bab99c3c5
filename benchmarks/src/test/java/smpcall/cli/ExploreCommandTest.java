// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExploreCommandTest {

  @TempDir private Path directory;

  @Test
  void aVersionIsExploredAndWritten() throws IOException {
    Path json = directory.resolve("cells.json");
    Path csv = directory.resolve("cells.csv");

    Streams result =
        Streams.of(
            () ->
                Main.execute(
                    "explore",
                    "--versions",
                    "linux-5.13,patched",
                    "--scenarios",
                    "emptied-mask",
                    "--schedules",
                    "--json",
                    json.toString(),
                    "--csv",
                    csv.toString()));

    assertThat(result.status()).isZero();
    assertThat(result.out())
        .contains(
            "linux-5.13          right (all ",
            "empty mask, ",
            "\nemptied-mask        B empties the mask of A's call\n",
            "A waits for ever",
            "--replay ")
        .contains("CPU A")
        .endsWith("as expected\n");
    assertThat(Files.readString(json)).contains("\"verdict\" : \"right\"", "\"schedule\"");
    assertThat(Files.readAllLines(csv)).hasSize(5).first().asString().startsWith("kernel,");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--versions nobody|no version 'nobody'",
        "--scenarios nothing|no scenario 'nothing'",
        "--models x86|no model 'x86'",
        "--program A=A|give other CPUs",
        "--program A=B --scenarios reuse|give one of them",
        "--lock mcs|give ticket or tas",
        "--mask here|give inline or own",
        "--profile slow|give quick, default or full",
        "--states 0|give 1 or more",
        "--states 2000000000|give fewer",
        "--memory 0|above 0",
        "--memory 100000|give less",
        "--replay gone|no token 'gone'",
        "--json /|is a directory",
        "--json /nowhere/x.json|give another file",
        "--versions sender --scenarios reuse|none of these versions"
      })
  void badInputIsOneLineAndStatus2(String options, String message) {
    Streams result = Streams.of(() -> Main.execute(("explore " + options).split(" ")));

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err().lines()).hasSize(1).first().asString().contains(message);
  }
}
