// SPDX-License-Identifier: Apache-2.0
/**
 * Other hosts: sends jobs to them and imports their results.
 *
 * <p>{@link smpcall.remote.RemoteRun} is the whole round. {@link smpcall.remote.RemoteJob} is sent
 * to a host by {@link smpcall.remote.Ansible}, with the playbook in {@code
 * benchmarks/src/main/ansible}. A {@link smpcall.remote.ResultArchive} comes back, {@link
 * smpcall.remote.ResultImport} adds it to the results, and {@link smpcall.remote.HostReport} is the
 * table at the end.
 */
package smpcall.remote;
