// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.Damage;
import smpcall.Fuzz;
import smpcall.message.UserError;

/** A damaged {@code hosts.yml} is either read or refused with one line for each mistake. */
@Tag("slow")
class InventoryFuzzTest {

  private static final Pattern EXAMPLE = Pattern.compile("(?:^    .*\n|^\n)+", Pattern.MULTILINE);
  private static final String GROUPS =
      """
      all:
        vars: {cpus: [2, 4], directory: /var/tmp/study}
        hosts:
          lone: {leave_out: {versions: [lockfree], workloads: [storm]}}
        children:
          arm64:
            vars: {ansible_group_priority: 3, placements: [cores, siblings]}
            hosts:
              kunpeng: {jdks: [{id: "17", home: /usr/lib/jvm/17}, {id: "25", home: /opt/25}]}
            children:
              small: {hosts: {pi: {ansible_host: pi.example, cpus: auto}}}
      """;

  private final Path file;
  private final List<byte[]> undamaged = new ArrayList<>();

  InventoryFuzzTest(@TempDir Path directory) throws IOException {
    file = directory.resolve("hosts.yml");
    undamaged.add(Files.readAllBytes(Path.of("..", "hosts.yml")));
    undamaged.add(GROUPS.getBytes(StandardCharsets.UTF_8));
    Matcher example = EXAMPLE.matcher(Files.readString(Path.of("hosts.md")));
    while (example.find()) {
      if (example.group().contains("  all:\n")) {
        undamaged.add(example.group().stripIndent().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void aDamagedFileIsReadOrRefusedInLines() {
    assertThat(undamaged).hasSizeGreaterThan(2);
    Fuzz.each(300, this::readDamaged);
  }

  private void readDamaged(long seed) throws IOException {
    byte[] bytes = undamaged.get((int) (seed % undamaged.size()));
    Files.write(file, Damage.of(bytes, seed, Damage.YAML));
    try {
      assertThat(Inventory.read(file).hosts()).isNotEmpty();
    } catch (UserError e) {
      assertThat(e.getMessage().lines())
          .hasSizeLessThanOrEqualTo(20)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .startsWith(file.toString() + ":")
                      .hasSizeLessThan(2_000)
                      .doesNotContainPattern("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]"));
    }
  }
}
