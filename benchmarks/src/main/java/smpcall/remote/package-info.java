// SPDX-License-Identifier: Apache-2.0
/**
 * Other hosts: what is sent there, how it is brought back, and how each is doing.
 *
 * <p>{@link smpcall.fleet.RemoteJob} is what a host is sent, {@link smpcall.fleet.Ansible} runs the
 * playbook in {@code benchmarks/src/main/ansible} that takes it there and brings a {@link
 * smpcall.fleet.ResultArchive} back, and {@link smpcall.fleet.HostReport} is the table at the end.
 * What is measured there, and where its results belong, the floor above knows.
 */
package smpcall.remote;
