// SPDX-License-Identifier: Apache-2.0
/**
 * The real machine: which CPUs this process may use and how they are related, pinning, the kernel's
 * books about threads, and what the host is. Everything comes from system calls, {@code /proc} and
 * {@code /sys}; nothing is assumed where they do not tell.
 */
package smpcall.host;
