// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smpcall.remote.Ansible;

/** Ansible reads the same values from an inventory. */
class AnsibleInventoryIT {

  @TempDir private Path directory;

  private static JsonNode ansible(Path file) throws Exception {
    assumeTrue(Ansible.isInstalled(), "Ansible is not installed (package ansible-core)");
    ProcessBuilder builder =
        new ProcessBuilder("ansible-inventory", "-i", file.toString(), "--list")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return new ObjectMapper().readTree(output).at("/_meta/hostvars");
  }

  @Test
  void theCommittedInventoryIsValid() throws Exception {
    assertThat(ansible(Path.of("..", "hosts.yml")).has("localhost")).isTrue();
  }

  @Test
  void variablesAreInheritedAsInAnsible() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("hosts.yml"),
            """
            all:
              vars: {directory: /all}
              children:
                x86_64:
                  vars: {directory: /x86_64}
                  hosts: {one: , two: , three: {directory: /own}, four: , five: }
                aarch64:
                  vars: {directory: /aarch64}
                  hosts: {two: }
                zoo:
                  vars: {directory: /zoo}
                  hosts: {one: }
                a_first:
                  vars: {directory: /priority, ansible_group_priority: 9}
                  hosts: {four: , one: }
                outer:
                  vars: {directory: /outer}
                  children:
                    inner:
                      vars: {directory: /inner}
                    aarch64:
              hosts: {six: }
            inner:
              hosts: {five: , four: }
            """);

    JsonNode theirs = ansible(file);
    Inventory ours = Inventory.read(file);

    assertThat(ours.names()).hasSize(6);
    for (Host host : ours.hosts().values()) {
      assertThat(host.directory())
          .as(host.name())
          .isEqualTo(theirs.at("/" + host.name() + "/directory").asText());
    }
  }
}
