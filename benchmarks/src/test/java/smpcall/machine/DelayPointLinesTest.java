// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The ports are written as {@code src/delaypoints/CompareDelayPoints.java} expects. */
class DelayPointLinesTest {

  private static final Path PORTS = Path.of("src/main/java/smpcall/kernel");

  @Test
  void aDelayPointIsALineByItself() throws Exception {
    try (Stream<Path> files = Files.list(PORTS)) {
      for (Path file : files.toList()) {
        List<String> points =
            Files.readAllLines(file).stream()
                .filter(line -> line.matches(".*\\b(Delay|DelayPoint)\\b.*"))
                .filter(line -> !line.matches("import smpcall\\.machine\\.(Delay|DelayPoint);"))
                .toList();

        assertThat(points)
            .as(file.toString())
            .allMatch(line -> line.matches("\\s*Delay\\.at\\(\\w+, DelayPoint\\.\\w+\\);"));
      }
    }
  }
}
