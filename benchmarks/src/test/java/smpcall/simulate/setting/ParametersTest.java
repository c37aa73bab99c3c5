// SPDX-License-Identifier: Apache-2.0
package smpcall.simulate.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smpcall.simulate.setting.Topology.Distance;

class ParametersTest {

  @ParameterizedTest
  @EnumSource
  void theDefaultIsInItsRange(Parameter parameter) {
    assertThat(Parameters.STANDARD.with(parameter, parameter.standard()))
        .extracting(Parameters::text)
        .isEqualTo("");
    assertThat(parameter.standard()).isBetween(parameter.least(), parameter.most());
    assertThat(Parameter.find(parameter.id())).contains(parameter);
  }

  @Test
  void settingsAreReadInAnyOrderAndWrittenInOne() {
    assertThat(Parameters.STANDARD.with("hold=0,L=120.5").text()).isEqualTo("L=120.5,hold=0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X=1|no parameter in 'X=1'; there are L, r,",
        "L|L=L: give 40 to 200",
        "L=|L=: give 40 to 200",
        "L=fast|L=fast: give 40 to 200",
        "L=NaN|give 40 to 200",
        "L=201|L=201: give 40 to 200 (time to transfer",
        "hold=-1|hold=-1: give 0 to 60",
        "mig=0.5|mig=0.5: give 0 or 1",
        "line=96|line=96: give 64 or 128",
        "L=80,|no parameter in ''"
      })
  void aBadSettingIsNamedWithItsRange(String settings, String message) {
    assertThatThrownBy(() -> Parameters.STANDARD.with(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everyNamedMachineHasItsDistances() {
    assertThat(NamedHosts.all())
        .hasSize(10)
        .allSatisfy(
            host -> {
              assertThat(host.transfer(Distance.SIBLING)).isPositive();
              assertThat(host.transfer(Distance.SIBLING))
                  .isLessThanOrEqualTo(host.transfer(Distance.CHIP));
              assertThat(host.transfer(Distance.CHIP))
                  .isLessThanOrEqualTo(host.transfer(Distance.SOCKET));
              assertThat(host.transfer(Distance.SOCKET))
                  .isLessThanOrEqualTo(host.transfer(Distance.OTHER));
              assertThat(host.cpus()).isBetween(16, 1024);
            });
    assertThat(NamedHosts.find("power7").orElseThrow().transfer(Distance.OTHER))
        .isBetween(443_200L, 443_400L);
  }

  @Test
  void cpusAreNumberedSocketBySocketWithSiblingsSideBySide() {
    Topology topology = new Topology(2, 2, 2, 2);

    assertThat(topology.between(0, 1)).isEqualTo(Distance.SIBLING);
    assertThat(topology.between(0, 3)).isEqualTo(Distance.CHIP);
    assertThat(topology.between(0, 7)).isEqualTo(Distance.SOCKET);
    assertThat(topology.between(7, 8)).isEqualTo(Distance.OTHER);
  }

  @ParameterizedTest
  @EnumSource
  void thePageHasItsRow(Parameter parameter) throws IOException {
    assertThat(Files.readString(Path.of("../docs/simulation.md")))
        .contains(
            String.format(
                "| `%s` | %s | %s | %s %s %s | %s |",
                parameter.id(),
                parameter.unit(),
                Parameters.plain(parameter.standard()),
                Parameters.plain(parameter.least()),
                parameter.isChoice() ? "or" : "to",
                Parameters.plain(parameter.most()),
                parameter.meaning()));
  }
}
