// SPDX-License-Identifier: Apache-2.0
package smpcall.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.kernel.KernelVersion;
import smpcall.message.UserError;
import smpcall.plan.NativeRow;

/** The C program of the native control: how it is built, and its command line. */
class NativeControlTest {

  @Test
  void itsVersionsArePorts() {
    assertThat(NativeRow.ids())
        .allMatch(id -> KernelVersion.find(NativeRow.version(id)).isPresent());
  }

  @Test
  void itCompilesWithoutAWarning() {
    NativeForks.assumeCompiler();

    NativeControl.Program program =
        NativeControl.build(
            NativeControl.COMPILER, List.of("-std=c11", "-Wall", "-Wextra", "-Werror"));

    assertThat(program.executable()).isExecutable();
    assertThat(program.compiler()).isNotBlank();
    assertThat(program.flags())
        .containsExactly("-O2", "-pthread", "-std=c11", "-Wall", "-Wextra", "-Werror", "-lm");
  }

  @Test
  void itIsBuiltOnce() {
    NativeForks.assumeCompiler();

    assertThat(NativeControl.program()).isSameAs(NativeControl.program());
  }

  @Test
  void aHostWithoutACompilerIsToldSo() {
    assertThatThrownBy(() -> NativeControl.build("no-such-compiler", List.of()))
        .isInstanceOf(UserError.class)
        .hasMessage("there is no C compiler 'no-such-compiler'; install gcc or clang");
  }

  @Test
  void aProgramThatDoesNotCompileIsRefusedInOneLine() {
    NativeForks.assumeCompiler();

    assertThatThrownBy(() -> NativeControl.build(NativeControl.COMPILER, List.of("-Dint=?")))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith("'cc' does not compile the native control (")
        .contains("error: ")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--version linux-5.13 | smpcall: --version linux-5.13: there are spinlock, lockfree,",
        "--workload mixed | smpcall: --workload mixed: there are storm and broadcast",
        "--cpus 0,0 | smpcall: --cpus 0,0: CPU 0 twice; give each once",
        "--cpus 0 | smpcall: --cpus 0: give two CPUs or more",
        "--cpus 0-1 | smpcall: --cpus 0-1: give numbers of CPUs, such as 0,1",
        "--cpus 8190,8191 | smpcall: --cpus: this process may not use CPU 8190; give others",
        "--gap -1 | smpcall: --gap -1: give a whole number from 0 to 1000000000",
        "--measure 0 | smpcall: --measure 0: give a whole number from 1 to 1000",
        "--pad | smpcall: --pad needs a value; --help describes it",
        "--fast 1 | smpcall: no option '--fast'; --help lists them",
      })
  void badUsageIsOneLineAndStatusTwo(String option, String message) throws Exception {
    NativeForks.assumeCompiler();

    Process process =
        start("--version patched --workload storm --cpus 0,1 --millis 1 --measure 1 " + option);

    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .startsWith(message)
        .hasLineCount(1);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--workload storm --cpus 0,1 | --version",
        "--version patched --cpus 0,1 | --workload",
        "--version patched --workload storm | --cpus",
      })
  void aMissingOptionIsNamed(String given, String missing) throws Exception {
    NativeForks.assumeCompiler();

    Process process = start(given);

    assertThat(new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("smpcall: " + missing + " is missing; --help lists the options\n");
    assertThat(process.waitFor()).isEqualTo(2);
  }

  @Test
  void itEndsWithItsStudy() throws Exception {
    NativeForks.assumeTwoCpus();

    Process process =
        start(
            "--version patched --workload storm --cpus " + NativeForks.cpus() + " --millis 60000");
    process.getOutputStream().close(); // as the kernel does when a study dies

    assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(2);
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
  }

  private static Process start(String options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(NativeControl.program().executable().toString());
    command.addAll(List.of(options.split(" ")));
    return new ProcessBuilder(command).start();
  }
}
