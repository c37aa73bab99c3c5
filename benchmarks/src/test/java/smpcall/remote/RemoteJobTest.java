// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.ScalarNode;
import smpcall.inventory.Host;
import smpcall.inventory.Inventory;

class RemoteJobTest {

  @TempDir private Path directory;

  private Host host(String variables) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("all.yml"), "all: {hosts: {one: {" + variables + "}, two: }}");
    return Inventory.read(file).host("one");
  }

  @Test
  void aHostIsSentItsEntryWithoutItsConnection() throws IOException {
    Host host =
        host(
            "ansible_host: secret, ansible_password: !vault x, cpus: [2], placements: [node],"
                + " jdks: [{id: '17', home: /opt/a jdk}], leave_out: {versions: [lockfree]}");

    JsonNode study = new ObjectMapper().valueToTree(Map.of("commit", "0123"));
    new RemoteJob(host, List.of("--seed", "7"), "abc", "")
        .write(directory.resolve(RemoteJob.FILE), study);

    RemoteJob.Plan plan = RemoteJob.Plan.read(directory);
    Path inventory = directory.resolve("sent.yml");
    Files.writeString(inventory, plan.inventory().toPrettyString());
    Host sent = Inventory.read(inventory).host("one");
    assertThat(sent.connection()).isEqualTo(Map.of("ansible_connection", "local"));
    assertThat(sent.cpus()).isEqualTo(host.cpus());
    assertThat(sent.placements()).isEqualTo(host.placements());
    assertThat(sent.leaveOut()).isEqualTo(host.leaveOut());
    assertThat(sent.jdks()).hasSize(1);
    assertThat(sent.jdks().get(0).home()).isEqualTo(Path.of("/opt/a jdk"));
    assertThat(plan.host()).isEqualTo("one");
    assertThat(plan.arguments()).containsExactly("--seed", "7");
    assertThat(plan.study()).isEqualTo(study);
  }

  @Test
  void theIdDependsOnThePlanTheBuildAndTheSalt() throws IOException {
    Host host = host("cpus: [2]");
    String id = new RemoteJob(host, List.of("--seed", "7"), "abc", "").id();

    assertThat(id).matches("[0-9a-f]{16}");
    assertThat(new RemoteJob(host("ansible_port: 1, cpus: [2]"), List.of("--seed", "7"), "abc", ""))
        .extracting(RemoteJob::id)
        .isEqualTo(id);
    assertThat(
            List.of(
                new RemoteJob(host, List.of("--seed", "8"), "abc", "").id(),
                new RemoteJob(host, List.of("--seed", "7"), "abd", "").id(),
                new RemoteJob(host, List.of("--seed", "7"), "abc", "1").id(),
                new RemoteJob(host("cpus: [4]"), List.of("--seed", "7"), "abc", "").id()))
        .doesNotHaveDuplicates()
        .doesNotContain(id);
  }

  @Test
  void noTextIsATemplateForAnsible() throws IOException {
    String text = "{{ lookup('pipe', \"id\") }}\n\\";
    Path file = directory.resolve("variables.yml");

    Ansible.writeVariables(file, Map.of("study", Map.of("jar", text)));

    MappingNode root = (MappingNode) new Yaml().compose(Files.newBufferedReader(file));
    MappingNode study = (MappingNode) root.getValue().get(0).getValueNode();
    ScalarNode jar = (ScalarNode) study.getValue().get(0).getValueNode();
    assertThat(jar.getTag().getValue()).isEqualTo("!unsafe");
    assertThat(jar.getValue()).isEqualTo(text);
  }
}
