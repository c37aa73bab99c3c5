// SPDX-License-Identifier: Apache-2.0
package smpcall.remote;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import smpcall.inventory.Host;

/** Tells whether a host of the inventory is the machine of this process. */
public final class OwnMachine {

  private OwnMachine() {}

  /**
   * Returns whether Ansible would run there without a connection, or connect to an address of this
   * machine. A tunnel that begins here counts, too. A name without an address does not.
   */
  public static boolean is(Host host) {
    String connection = host.connection().getOrDefault("ansible_connection", "ssh");
    if (connection.equals("local") || connection.equals("ansible.builtin.local")) {
      return true;
    }
    try {
      String name = host.connection().getOrDefault("ansible_host", host.name());
      for (InetAddress address : InetAddress.getAllByName(name)) {
        if (address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null) {
          return true;
        }
      }
      return false;
    } catch (UnknownHostException | SocketException e) {
      return false;
    }
  }
}
