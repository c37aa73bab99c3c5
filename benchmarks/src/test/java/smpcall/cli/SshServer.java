// SPDX-License-Identifier: Apache-2.0
package smpcall.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real sshd on a loopback address, with its own keys. */
final class SshServer {

  static final Path PROGRAM = Path.of("/usr/sbin/sshd");

  private static final int TIMEOUT_SECONDS = 60;

  private final Path directory;
  private final String address;
  private final int port;
  private Process process;

  /**
   * Prepares the server.
   *
   * @param directory directory of its files, without blanks in its name
   * @param clientKey public key of the user who may log in
   * @param environment environment variable of that user, NAME=VALUE
   */
  SshServer(Path directory, String address, Path clientKey, String environment) throws Exception {
    this.directory = Files.createDirectories(directory);
    this.address = address;
    port = freePort(address);
    makeKey(hostKey());
    Files.copy(clientKey, directory.resolve("authorized_keys"));
    Files.write(
        directory.resolve("sshd_config"),
        List.of(
            "ListenAddress " + address + ":" + port,
            "HostKey " + hostKey(),
            "AuthorizedKeysFile " + directory.resolve("authorized_keys"),
            "PidFile none",
            "StrictModes no",
            "UsePAM no",
            "PasswordAuthentication no",
            "PermitRootLogin prohibit-password",
            "Subsystem sftp internal-sftp",
            "SetEnv " + environment));
  }

  static int freePort(String address) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      return socket.getLocalPort();
    }
  }

  /** Creates a pair of keys without a passphrase. */
  static void makeKey(Path file) throws Exception {
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(keygen.waitFor()).isZero();
  }

  private Path hostKey() {
    return directory.resolve("host_key");
  }

  int port() {
    return port;
  }

  /** Returns its line in the file of known hosts. */
  String knownHost() throws IOException {
    String key = Files.readString(hostKey().resolveSibling("host_key.pub")).strip();
    return "[" + address + "]:" + port + " " + key.substring(0, key.lastIndexOf(' '));
  }

  void start() throws Exception {
    Path log = directory.resolve("sshd.log");
    process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "-D",
                "-f",
                directory.resolve("sshd_config").toString(),
                "-E",
                log.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("sshd.out").toFile())
            .start();
    for (int i = 0; i < 10 * TIMEOUT_SECONDS; i++) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, port));
        return;
      } catch (IOException e) {
        assertThat(process.isAlive()).as("an sshd that lives; see " + log).isTrue();
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IllegalStateException("no sshd after " + TIMEOUT_SECONDS + " s");
  }

  /** Ends the server and its sessions. */
  void stop() throws InterruptedException {
    if (process != null) {
      List<ProcessHandle> sessions = process.descendants().toList();
      process.destroyForcibly().waitFor();
      sessions.forEach(ProcessHandle::destroyForcibly);
    }
  }
}
