// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smpcall.remote.Ansible.HostFailure;

/** Reading lines that ansible-playbook 2.14 printed. */
class AnsibleOutputTest {

  private final List<String> messages = new ArrayList<>();
  private final AnsibleOutput output = new AnsibleOutput(Map.of("begin", "begun"), messages::add);

  private AnsibleOutput read(String text) {
    text.lines().forEach(output::line);
    return output;
  }

  @Test
  void theLastFailureOfAHostCounts() {
    read(
        """
        TASK [try Python] **************************************************************
        fatal: [dead]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect to the host via ssh: ssh: connect to host 127.0.0.1 port 1: Connection refused", "unreachable": true}
        fatal: [old]: FAILED! => {"changed": false, "module_stderr": "/bin/sh: 1: /nonexistent: not found\\n", "msg": "The module failed to execute correctly, you probably need to set the interpreter.\\nSee stdout/stderr for the exact error", "rc": 127}

        TASK [say what is missing] *****************************************************
        fatal: [old]: FAILED! => {"changed": false, "msg": "Ansible finds no Python 3 there"}
        """);

    assertThat(output.failures())
        .isEqualTo(
            Map.of(
                "dead",
                new HostFailure(
                    false,
                    "Failed to connect to the host via ssh: ssh: connect to host 127.0.0.1 port 1:"
                        + " Connection refused"),
                "old",
                new HostFailure(true, "Ansible finds no Python 3 there")));
    assertThat(output.error()).isEmpty();
  }

  @Test
  void theStudysOwnErrorIsTakenFromTheOutputOfAProgram() {
    read(
        "fatal: [one]: FAILED! => {\"msg\": \"non-zero return code\", \"stderr\": \"Picked up"
            + " JAVA_TOOL_OPTIONS: -Dx\\nstudy: setsid cannot be started\\tat all\\n\"}");

    assertThat(output.failures())
        .isEqualTo(Map.of("one", new HostFailure(true, "setsid cannot be started at all")));
  }

  @Test
  void aConnectionThatIsLostWithinATaskMakesTheHostUnreachable() {
    read(
        "fatal: [one]: FAILED! => {\"msg\": \"Failed to connect to the host via ssh: ssh: connect to"
            + " host 127.0.0.2 port 38999: Connection refused\"}");

    assertThat(output.failures().get("one").reachable()).isFalse();
  }

  @Test
  void milestonesArePrintedForEachHost() {
    read(
        """
        TASK [send the study] **********************************************************
        changed: [one]
        TASK [begin] *******************************************************************
        ok: [one]
        changed: [two]
        """);

    assertThat(messages).containsExactly("one: begun", "two: begun");
  }

  @Test
  void anErrorBeforeTheFirstTaskIsOneLine() {
    read("ERROR! the playbook: nope.yml could not be found\nERROR! more of it");

    assertThat(output.error()).contains("the playbook: nope.yml could not be found");
  }
}
