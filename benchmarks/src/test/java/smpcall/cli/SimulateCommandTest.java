// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {

  @TempDir private Path directory;

  private static Streams study(String... args) {
    return Streams.of(() -> Main.execute(args));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--profile all|--profile all: give quick, default or full",
        "--versions nobody|no version 'nobody'",
        "--workloads all|--workloads all: give storm, broadcast, counter or lock",
        "--cpus 1|--cpus 1: give 2 to 1024",
        "--cpus 1025|--cpus 1025: give 2 to 1024",
        "--cpus 17 --machine power7|--cpus 17: give 2 to 16, as power7 has no more",
        "--machine vax|--machine vax: no such machine; there are flat, power7",
        "--set L=1|--set L=1: give 40 to 200",
        "--set nothing=1|--set no parameter in 'nothing=1'",
        "--lock mcs|--lock mcs: give ticket or tas",
        "--mask none|--mask none: give inline or own",
        "--interrupts never|--interrupts never: give anywhere or polled or word",
        "--grid -1|--grid -1: give 0 to 1000",
        "--jobs 0|--jobs 0: give 1 or more",
        "--resume|needs a file",
        "--resume --json nowhere.jsonl|there is no file nowhere.jsonl",
        "--json nowhere/x.jsonl|its directory is missing",
        "--csv nowhere/x.csv|its directory is missing",
        "--cpus 1024 --jobs 100000|give fewer CPUs or --jobs 1"
      })
  void badUsageIsOneLineAndStatus2(String options, String message) {
    Streams streams = study(("simulate " + options).split(" "));

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err()).contains(message).hasLineCount(1);
  }

  @Test
  void aFileIsNeverOverwritten() throws Exception {
    Path file = Files.writeString(directory.resolve("runs.jsonl"), "mine\n");

    Streams streams = study("simulate", "--json", file.toString());

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err()).contains("exists already; give --resume").hasLineCount(1);
    assertThat(Files.readString(file)).isEqualTo("mine\n");
  }

  @Test
  void aDamagedLineIsNamed() throws Exception {
    Path file = Files.writeString(directory.resolve("runs.jsonl"), "{\"a\": 1}\n");

    Streams streams = study("simulate", "--resume", "--json", file.toString());

    assertThat(streams.status()).isEqualTo(2);
    assertThat(streams.err()).contains("runs.jsonl:1: is no simulated run").hasLineCount(1);
  }

  @Test
  void theBillIsPrinted() {
    assertThat(study("simulate", "--bill").out()).contains("linux-5.13", "5 N + 4");
  }
}
