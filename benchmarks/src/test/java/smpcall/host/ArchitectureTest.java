// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchitectureTest {

  @ParameterizedTest
  @CsvSource({
    "amd64, x86_64, true",
    "aarch64, arm64, true",
    "ppc64le, ppc64le, true",
    "ppc64el, ppc64le, true",
    "s390x, s390x, true",
    "riscv64, riscv64, true",
    "aarch64, x86_64, false",
    "ppc64, ppc64le, false",
    "amd64, , true"
  })
  void namesOfOneArchitectureAgree(String jvm, String kernel, boolean agree) {
    assertThat(Architecture.agree(jvm, kernel)).isEqualTo(agree);
  }

  @Test
  void thisHostsKernelAndJvmAgree() {
    assertThat(Architecture.ofKernel()).isNotNull();
    assertThat(Jdk.ofThisJvm().architecture()).isEqualTo(System.getProperty("os.arch"));
    assertThat(Jdk.ofThisJvm().emulated()).isFalse();
  }
}
