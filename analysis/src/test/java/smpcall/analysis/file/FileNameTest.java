// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileNameTest {
  @Test
  void differentJdksHaveDifferentFiles() {
    assertThat(FileName.of("storm-jdk17+1")).isNotEqualTo(FileName.of("storm-jdk17_1"));
  }

  @Test
  void nothingLeavesTheDirectory() {
    assertThat(FileName.of("../a b:$(c)")).isEqualTo(".._a_b___c_");
  }
}
