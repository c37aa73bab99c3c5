// SPDX-License-Identifier: Apache-2.0
package smpcall.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code src/seats/CompareSeats.java} believes of the ports, whose seats it takes out. */
class SeatLinesTest {

  private static final Path PORTS = Path.of("src/main/java/smpcall/kernel");

  @Test
  void aSeatIsALineByItself() throws Exception {
    try (Stream<Path> files = Files.list(PORTS)) {
      for (Path file : files.toList()) {
        List<String> seats =
            Files.readAllLines(file).stream()
                .filter(line -> line.matches(".*\\b(Delay|Seat)\\b.*"))
                .filter(line -> !line.matches("import smpcall\\.machine\\.(Delay|Seat);"))
                .toList();

        assertThat(seats)
            .as(file.toString())
            .allMatch(line -> line.matches("\\s*Delay\\.at\\(\\w+, Seat\\.\\w+\\);"));
      }
    }
  }
}
