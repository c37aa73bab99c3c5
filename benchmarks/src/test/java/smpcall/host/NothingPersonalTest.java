// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The stored description of this host does not identify its owner. */
class NothingPersonalTest {

  @Test
  void theEnvironmentOfThisHostNamesNoUserNoHostAndNoDirectory() throws IOException {
    Environment here = Environment.ofThisHost(Map.of("own", Jdk.ofThisJvm()));

    String json = new ObjectMapper().writeValueAsString(here);

    assertThat(json)
        .doesNotContain(System.getProperty("user.home") + "/")
        .doesNotContain(System.getProperty("user.dir"))
        .doesNotContain(System.getProperty("java.home"))
        .doesNotContainPattern("\\b" + System.getProperty("user.name") + "\\b")
        .doesNotContain(":\"" + hostName() + "\"");
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (IOException e) {
      return "a host without a name";
    }
  }
}
