// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smpcall.plan.HostsFile;

class OwnMachineTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "localhost | {}                                                     | true",
        "here      | {ansible_connection: local}                            | true",
        "here      | {ansible_connection: ansible.builtin.local}            | true",
        "here      | {ansible_host: 127.0.0.2, ansible_port: 2222}          | true",
        "here      | {ansible_host: '::1'}                                  | true",
        "there     | {ansible_host: 192.0.2.1}                              | false",
        "localhost | {ansible_host: 192.0.2.1}                              | false",
        "there     | {ansible_host: 192.0.2.1, ansible_connection: ssh}     | false",
        "there     | {ansible_host: a.name.without.an.address.invalid}      | false"
      })
  void itsAddressOrItsConnectionTells(String name, String variables, boolean own) throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("hosts.yml"), "all: {hosts: {" + name + ": " + variables + "}}\n");

    assertThat(OwnMachine.is(HostsFile.read(file).host(name))).isEqualTo(own);
  }
}
