// SPDX-License-Identifier: Apache-2.0
package smpcall.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.explore.program.Program;
import smpcall.explore.program.ProgramText;

class ProgramTextTest {

  @Test
  void callsMasksAndWaitsAreRead() {
    Program program = ProgramText.parse("A=BC,Bn;B=AC,A1!C+results");

    assertThat(program.cpus()).isEqualTo(3);
    assertThat(program.calls()).hasSize(3);
    assertThat(program.calls().get(0).cpus()).isEqualTo(0b110);
    assertThat(program.calls().get(1).waits()).isFalse();
    assertThat(program.sender(2)).isEqualTo(1);
    assertThat(program.always(0)).isEqualTo(0b100);
    assertThat(program.results()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|give a CPU",
        "A|give a CPU",
        "A=|give the targets",
        "A=AB|other CPUs",
        "A=B;A=B|one program",
        "A=BX|give the targets",
        "A=B;B=A3!|makes no such call",
        "A=B;|give a CPU",
        "A=B,B,B,B,B,B,B,B,B,B,B,B,B,B,B,B,B|at most 16 calls"
      })
  void aWrongProgramIsNamedWithTheCure(String text, String cure) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProgramText.parse(text))
        .withMessageContaining(cure);
  }
}
