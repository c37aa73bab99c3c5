// SPDX-License-Identifier: Apache-2.0
package smpcall.host;

/** Which run of which kernel this is: the same for every container of a machine. */
public final class BootId {

  private BootId() {}

  /** As the kernel made it up when it started; {@code unknown} where it does not tell. */
  public static String ofThisHost() {
    return HostFile.text("/proc/sys/kernel/random/boot_id").orElse("unknown");
  }
}
