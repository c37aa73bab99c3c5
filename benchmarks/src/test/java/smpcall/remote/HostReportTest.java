// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smpcall.remote.HostReport.State;

class HostReportTest {

  @Test
  void everyHostHasALineAndEveryFailureACure() {
    assertThat(
            HostReport.table(
                List.of(
                    new HostReport("power9", State.COMPLETE, "20261122T190000Z", "8 of 8", ""),
                    new HostReport("z", State.UNREACHABLE, "", "", "no route; switch it on"))))
        .isEqualTo(
            """
            host    state        run               forks
            power9  complete     20261122T190000Z  8 of 8
            z       unreachable  -                 -
            z: no route; switch it on
            """);
  }
}
