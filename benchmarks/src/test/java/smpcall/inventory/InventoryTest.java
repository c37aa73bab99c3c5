// SPDX-License-Identifier: Apache-2.0
package smpcall.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import smpcall.host.PlacementPolicy;
import smpcall.message.UserError;

class InventoryTest {

  private static final Path COMMITTED = Path.of("..").resolve("hosts.yml");
  private static final String CURE =
      "restore it with 'git checkout hosts.yml', or give another with --hosts FILE";

  @TempDir private Path directory;

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("hosts.yml"), content);
  }

  private Inventory inventory(String content) throws IOException {
    return Inventory.read(file(content));
  }

  @Test
  void theCommittedInventoryHasNoSettings() {
    Host localhost = Inventory.read(COMMITTED).host("localhost");

    assertThat(localhost.connection()).isEqualTo(Map.of("ansible_connection", "local"));
    assertThat(localhost.jdks()).isEmpty();
    assertThat(localhost.cpus()).isEmpty();
    assertThat(localhost.placements()).containsExactly(PlacementPolicy.CORES);
  }

  @Test
  void aHostHasJdksCpuCountsAndPlacements() throws IOException {
    Host host =
        inventory(
                """
                all:
                  hosts:
                    power9:
                      ansible_host: 127.0.0.1
                      jdks:
                        - {id: 17, home: /usr/lib/jvm/java-17}
                        - id: "25-ea"
                          home: "/opt/a jdk/25"
                      cpus: [2, 16, 128]
                      placements: [cores, siblings]
                """)
            .host("power9");

    assertThat(host.connection()).containsEntry("ansible_host", "127.0.0.1");
    assertThat(host.jdks())
        .extracting(JdkEntry::id, jdk -> jdk.home().toString())
        .containsExactly(tuple("17", "/usr/lib/jvm/java-17"), tuple("25-ea", "/opt/a jdk/25"));
    assertThat(host.cpus()).containsExactly(2, 16, 128);
    assertThat(host.placements()).containsExactly(PlacementPolicy.CORES, PlacementPolicy.SIBLINGS);
  }

  @Test
  void aHostInheritsItsGroupsVariables() throws IOException {
    Inventory inventory =
        inventory(
            """
            all:
              vars: {cpus: [2]}
              children:
                arm:
                  vars: {placements: [spread]}
                  hosts:
                    one:
                    two: {cpus: [4]}
            """);

    assertThat(inventory.hosts()).containsOnlyKeys("one", "two");
    assertThat(inventory.host("one").cpus()).containsExactly(2);
    assertThat(inventory.host("two").cpus()).containsExactly(4);
    assertThat(inventory.hosts().values())
        .allMatch(host -> host.placements().equals(List.of(PlacementPolicy.SPREAD)));
  }

  @Test
  void theDeeperGroupWinsThenThePriorityThenTheAlphabet() throws IOException {
    Inventory inventory =
        inventory(
            """
            all:
              vars: {directory: /all}
              children:
                ppc64le:
                  vars: {cpus: [2], directory: /ppc64le}
                  hosts: {one: , two: }
                lab:
                  vars: {cpus: [4], placements: [node]}
                  hosts: {one: }
                attic:
                  vars: {placements: [spread], ansible_group_priority: 5}
                  hosts: {one: }
                  children:
                    shelf:
                      vars: {directory: /shelf}
                      hosts: {one: }
            shelf:
              hosts: {three: {directory: /own}}
            """);

    assertThat(inventory.host("one").cpus()).containsExactly(2);
    assertThat(inventory.host("one").placements()).containsExactly(PlacementPolicy.SPREAD);
    assertThat(inventory.host("one").directory()).isEqualTo("/shelf");
    assertThat(inventory.host("two").directory()).isEqualTo("/ppc64le");
    assertThat(inventory.host("three").directory()).isEqualTo("/own");
    assertThat(inventory.groups())
        .containsEntry("attic", List.of("one", "three"))
        .containsEntry("all", List.of("one", "two", "three"));
  }

  @Test
  void ansiblesOwnVariablesMayHaveAnyValue() throws IOException {
    Host host =
        inventory(
                """
                all:
                  hosts:
                    one:
                      ansible_port: 2222
                      ansible_password: !vault secret
                      ansible_anything: {a: [b, c]}
                      directory: ~/a place
                """)
            .host("one");

    assertThat(host.connection()).isEqualTo(Map.of("ansible_port", "2222"));
    assertThat(host.settings()).isEqualTo(Map.of("directory", "~/a place"));
  }

  @Test
  void versionsAndWorkloadsAreLeftOut() throws IOException {
    Host host =
        inventory(host("leave_out: {versions: [lockfree], workloads: [broadcast]}")).host("one");

    assertThat(host.leaveOut().versions()).containsExactly("lockfree");
    assertThat(host.leaveOut().workloads())
        .isEqualTo(Map.of("broadcast", directory.resolve("hosts.yml") + ":4"));
  }

  @Test
  void theRunningKernelIsLeftOutLikeAVersion() throws IOException {
    assertThat(inventory(host("leave_out: {versions: [kernel]}")).host("one").leaveOut().versions())
        .containsExactly("kernel");
  }

  @Test
  void invisibleCharactersAreQuotedAsEscapes() throws IOException {
    Path file = file("all:\n  hosts:\n    one: {\u202ecolour: red}\n");

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("the unknown key '\\u202ecolour'");
  }

  @Test
  void aLongWordIsShortenedInTheMiddle() throws IOException {
    Path file = file("all:\n  hosts:\n    one: {cpus: [" + "x".repeat(3_000) + "]}\n");

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .hasSizeLessThan(1_100)
        .startsWith(file + ":3: 'xxx")
        .contains("x ... x")
        .endsWith("x' is not a number of CPUs (2 or more); correct it");
  }

  @Test
  void allMistakesAreReportedAtOnce() throws IOException {
    Path file = file("all:\n  vars: {colour: red}\n  hosts:\n    one: {cpus: [0]}\n    a b:\n");

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .satisfies(
            message ->
                assertThat(message.lines())
                    .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).startsWith(file + ":2: group 'all' has the"),
                        line -> assertThat(line).startsWith(file + ":4: '0' is not a number"),
                        line -> assertThat(line).startsWith(file + ":5: the host name 'a b'")));
  }

  @Test
  void anUnknownHostIsRefusedAndTheKnownOnesAreListed() throws IOException {
    Inventory inventory = inventory("all: {hosts: {one: , two: }}");

    assertThatThrownBy(() -> inventory.host("three"))
        .isInstanceOf(UserError.class)
        .hasMessage(inventory.file() + ": no host 'three'; there are one, two");
  }

  @Test
  void aMissingFileIsReportedWithItsCure() {
    Path missing = directory.resolve("none.yml");

    assertThatThrownBy(() -> Inventory.read(missing))
        .isInstanceOf(UserError.class)
        .hasMessage(missing + ": is missing; " + CURE);
  }

  private static String host(String variables) {
    return "all:\n  hosts:\n    one:\n      " + variables + "\n";
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(
        arguments("", ": is empty; " + CURE),
        arguments("# only a comment\n", ": is empty; " + CURE),
        arguments(
            "all:\n\thosts: {}\n", ":2: a tab, but YAML is indented with blanks; correct the line"),
        arguments("all: [\n", ":2: not YAML: expected the node content, but found '<stream end>'"),
        arguments("- one\n", ":1: the file must be a map (key: value, one a line)"),
        arguments("all: {hosts: {}}\n", ":1: no host (all: hosts: NAME:); " + CURE),
        arguments(
            "all:\n  host:\n    one:\n",
            ":3: group 'all' has the unknown key 'host'; a group has hosts, children and vars"),
        arguments(
            host("cpu: [2]"),
            ":4: host 'one' has the unknown key 'cpu'; known are jdks, cpus, placements,"
                + " leave_out, directory and Ansible's own (ansible_...)"),
        arguments(
            "all:\n  vars: {colour: red}\n",
            ":2: group 'all' has the unknown key 'colour'; known are jdks, cpus, placements,"
                + " leave_out, directory and Ansible's own (ansible_...)"),
        arguments(host("cpus: [2]\n      cpus: [4]"), ":5: the key 'cpus' is here twice; keep one"),
        arguments(
            host("cpus: !!javax.script.ScriptEngineManager [2]"),
            ":4: the tag !!javax.script.ScriptEngineManager is not allowed, only plain text, numbers,"
                + " lists and maps; correct the line"),
        arguments(
            host("placements: !vault secret"),
            ":4: the tag !vault is not allowed, only plain text, numbers, lists and maps; take it"
                + " out"),
        arguments(host("cpus: two"), ":4: cpus (or the word auto) must be a list ([a, b])"),
        arguments(host("cpus: []"), ":4: cpus is an empty list; give one, or the word auto"),
        arguments(host("cpus: [1]"), ":4: '1' is not a number of CPUs (2 or more); correct it"),
        arguments(
            host("cpus: [2, -4]"), ":4: '-4' is not a number of CPUs (2 or more); correct it"),
        arguments(
            host("placements: [near]"),
            ":4: no placement 'near'; there are cores, siblings, node, spread"),
        arguments(host("jdks: [17]"), ":4: a JDK must be a map (key: value, one a line)"),
        arguments(
            host("jdks: [{id: 17}]"),
            ":4: a JDK needs an id and a home ({id: \"17\", home: /path})"),
        arguments(
            host("jdks: [{id: 17, path: /opt}]"),
            ":4: a JDK has the unknown key 'path'; it has id, home, launcher, flags"),
        arguments(
            host("jdks: [{id: 'a b', home: /opt}]"),
            ":4: the id 'a b' may have letters, digits, '.', '_', '+' and '-' only; rename"
                + " it"),
        arguments(
            host("jdks: [{id: 17, home: /a, launcher: 'qemu $(reboot)'}]"),
            ":4: launcher '$(reboot)' may have letters, digits, blanks and ._+@:=,~/- only;"
                + " rename it, or make a link to it"),
        arguments(
            host("jdks: [{id: 17, home: /a, launcher: [qemu, 'a\"b']}]"),
            ":4: launcher 'a\"b' may have"),
        arguments(
            host("jdks: [{id: 17, home: /a, launcher: [-L, /root]}]"),
            ":4: launcher has no program; give the program's path, then its arguments"),
        arguments(
            host("jdks: [{id: 17, home: /a, launcher: []}]"), ":4: launcher has no program; "),
        arguments(
            host("jdks: [{id: 17, home: /a, launcher: {qemu: x}}]"),
            ":4: launcher must be a list ([a, b])"),
        arguments(
            host("jdks: [{id: 17, home: /a, flags: -Xint}]"), ":4: flags must be a list ([a, b])"),
        arguments(
            host("jdks: [{id: 17, home: /a, flags: ['-Xint -jar x']}]"),
            ":4: the flag '-Xint -jar x' is not one word that begins with -X, -D or --"),
        arguments(
            host("jdks: [{id: 17, home: /a, flags: ['-jar']}]"), ":4: the flag '-jar' is not one"),
        arguments(
            host("jdks: [{id: 17, home: /a, flags: ['-XX:OnError=$(id)']}]"),
            ":4: the flag '-XX:OnError=$(id)' is not one"),
        arguments(
            host("jdks: [{id: 17, home: jdk}]"),
            ":4: home 'jdk' is not an absolute path; give the directory that has bin/java"),
        arguments(
            host("jdks: [{id: 17, home: /a}, {id: 17, home: /b}]"),
            ":4: the JDK '17' is here twice; rename one"),
        arguments(
            "all: {hosts: {'a;reboot': }}\n",
            ":1: the host name 'a;reboot' may have letters, digits, '.', '_' and '-' only;"
                + " rename it"),
        arguments(
            "'$(id)': {hosts: {one: }}\n",
            ":1: the group name '$(id)' may have letters, digits and '_' only; rename it"),
        arguments(
            host("jdks: [{id: 17, home: '/opt/$(reboot)'}]"),
            ":4: home '/opt/$(reboot)' may have letters, digits, blanks and ._+@:=,~/- only;"
                + " rename it, or make a link to it"),
        arguments(
            host("directory: '/tmp/\"; reboot; \"'"),
            ":4: directory '/tmp/\"; reboot; \"' may have letters, digits, blanks and"
                + " ._+@:=,~/- only; rename it, or make a link to it"),
        arguments(
            host("directory: '{{ lookup(\"pipe\", \"id\") }}'"),
            ":4: directory '{{ lookup(\"pipe\", \"id\") }}' is neither absolute nor ~/NAME; give"
                + " a directory for the study only"),
        arguments(
            host("directory: /"),
            ":4: directory '/' is neither absolute nor ~/NAME; give a directory for the study only"),
        arguments(
            host("leave_out: {versions: [nope]}"),
            ":4: no version 'nope'; there are floor, spinlock, lockfree, patched, linux-6dc19899,"
                + " linux-2.6.38, linux-2.6.39, linux-4.14, linux-5.13, and kernel for the running one"),
        arguments(
            host("leave_out: {jdks: [17]}"),
            ":4: leave_out has the unknown key 'jdks'; it has versions and workloads"),
        arguments(
            "all:\n  children:\n    a:\n      hosts: {one: }\n      children: {b: {children: {a: }}}\n",
            ":4: group 'a' is within itself (a in b in a); take it out"),
        arguments(
            "all:\n  children:\n    one:\n      hosts:\n        one:\n",
            ":5: 'one' is a host and a group; rename one"),
        arguments(
            "all:\n  vars: {ansible_group_priority: high}\n  hosts: {one: }\n",
            ":2: ansible_group_priority must be a whole number"),
        arguments(
            "all:\n  hosts:\n    10: {}\n",
            ":3: YAML reads the key '10' as a number; put it in quotes"),
        arguments(
            "all:\n  hosts:\n    one: {}\n    yes: {}\n",
            ":4: YAML reads the key 'yes' as a truth value; put it in quotes"),
        arguments(
            "all:\n  hosts:\n    2026-11-29: {}\n",
            ":3: YAML reads the key '2026-11-29' as a date; put it in quotes"),
        arguments(
            "all: {hosts: {~: }}\n", ":1: YAML reads the key '~' as nothing; put it in quotes"),
        arguments(
            host("directory: /srv/a:b"),
            ":4: directory '/srv/a:b' has ':', which separates the parts of a class path, or '..';"
                + " give another"),
        arguments(
            host("directory: ~/../b"),
            ":4: directory '~/../b' has ':', which separates the parts of a class path, or '..';"
                + " give another"),
        arguments(
            "all: &all\n  children:\n    a: *all\n",
            ":1: this value contains itself (by an alias, *name); take the alias out"));
  }

  @Test
  void aJdkMayHaveALauncherAndFlags() throws IOException {
    Path file =
        file(
            host(
                "jdks: [{id: c1, home: /a, flags: [-XX:TieredStopAtLevel=1]}, {id: far, home: /b,"
                    + " launcher: qemu-s390x-static  -L /a/root}, {id: blank, home: /b, launcher:"
                    + " [/opt/a b/run, -E, A=1]}]"));

    assertThat(Inventory.read(file).host("one").jdks())
        .extracting(JdkEntry::id, JdkEntry::launcher, JdkEntry::flags)
        .containsExactly(
            tuple("c1", List.of(), List.of("-XX:TieredStopAtLevel=1")),
            tuple("far", List.of("qemu-s390x-static", "-L", "/a/root"), List.of()),
            tuple("blank", List.of("/opt/a b/run", "-E", "A=1"), List.of()));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsOneLineWithItsPlaceAndItsCure(String content, String message) throws IOException {
    Path file = file(content);

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + message)
        .hasLineCount(1);
  }

  /** Ansible takes aliases and merged maps, and so does this. */
  @Test
  void aliasesAndMergedMapsAreRead() throws IOException {
    Path file =
        file(
            """
            all:
              hosts:
                one: &common {cpus: [2, 4], placements: [spread]}
                two: *common
                three: {<<: *common, cpus: [8]}
            """);

    Inventory inventory = Inventory.read(file);

    assertThat(inventory.host("two").cpus()).containsExactly(2, 4);
    assertThat(inventory.host("three").cpus()).containsExactly(8);
    assertThat(inventory.host("three").placements()).containsExactly(PlacementPolicy.SPREAD);
  }

  @Test
  void moreAliasesThanAnybodyNeedsAreRefused() throws IOException {
    StringBuilder text = new StringBuilder("all:\n  hosts:\n    a: &a {cpus: [2]}\n");
    for (int host = 0; host < 30; host++) {
      text.append("    h").append(host).append(": *a\n");
    }
    Path file = file(text.toString());

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .isEqualTo(
            file + ":24: more than 20 aliases (*name); put what hosts share into vars of a group");
  }

  @Test
  void aFileLargerThanAnyInventoryIsRefused() throws IOException {
    Path file = file("all: {hosts: {one: {directory: '/" + "a".repeat(1_000_000) + "'}}}\n");

    assertThatThrownBy(() -> Inventory.read(file))
        .isInstanceOf(UserError.class)
        .message()
        .startsWith(file + ": has 1,000,0")
        .contains("bytes, more than any inventory (1,000,000)")
        .hasLineCount(1);
  }

  @Test
  void bytesThatAreNotTextAreRefused() throws IOException {
    Path file = directory.resolve("hosts.yml");
    Files.write(file, new byte[] {(byte) 0xc3, (byte) 0x28});

    assertThatThrownBy(() -> Inventory.read(file))
        .hasMessage(file + ": is not text in UTF-8; " + CURE);
  }
}
