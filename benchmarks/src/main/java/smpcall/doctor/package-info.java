// SPDX-License-Identifier: Apache-2.0
/**
 * What this host is, as somebody must know it who is to believe its numbers: {@link
 * smpcall.doctor.HostSheet} says what there is, {@link smpcall.doctor.Condition} how it is at this
 * moment, {@link smpcall.doctor.RoundTripTable} how far its CPUs are from each other, and {@link
 * smpcall.doctor.Diagnosis} what of that spoils a measurement, with a cure. It reports, and changes
 * nothing.
 */
package smpcall.doctor;
