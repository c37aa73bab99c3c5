// SPDX-License-Identifier: Apache-2.0
package smpcall.analysis.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdkTest {
  @Test
  void theVersionOfJmhIsThatWithoutTheBuild() {
    assertThat(jdk("17.0.15+6-Debian-1deb12u1").isVersion("17.0.15")).isTrue();
    assertThat(jdk("25+36-LTS").isVersion("25")).isTrue();
    assertThat(jdk("26-ea+5-123").isVersion("26-ea")).isTrue();
    assertThat(jdk("17.0.15").isVersion("17.0.15")).isTrue();
  }

  @Test
  void aVersionThatOnlyBeginsAlikeIsAnother() {
    assertThat(jdk("17.0.15+6").isVersion("17.0.1")).isFalse();
    assertThat(jdk("25.0.1+8").isVersion("25")).isFalse();
    assertThat(jdk("25.0.1+8").isVersion("17.0.15")).isFalse();
  }

  @Test
  void theFeatureIsTheFirstNumber() {
    assertThat(jdk("17.0.15+6").feature()).isEqualTo("17");
    assertThat(jdk("unknown").feature()).isEqualTo("?");
  }

  private static Jdk jdk(String version) {
    return new Jdk(
        Optional.of(version),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty(),
        List.of());
  }
}
