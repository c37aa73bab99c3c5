// SPDX-License-Identifier: Apache-2.0
/**
 * The report of {@code ./study doctor} on this host. {@link smpcall.doctor.HostFacts} lists its
 * properties, {@link smpcall.doctor.HostState} has its present state, {@link
 * smpcall.doctor.RoundTripTable} shows the distances between its CPUs, and {@link
 * smpcall.doctor.Diagnosis} finds what spoils measurements, with cures. It changes nothing.
 */
package smpcall.doctor;
