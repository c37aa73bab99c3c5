// SPDX-License-Identifier: Apache-2.0
/**
 * The real machine, read from system calls, {@code /proc} and {@code /sys}; unknown values stay
 * unknown.
 *
 * <p>{@link smpcall.host.Topology} has the allowed CPUs, {@link smpcall.host.PlacementPolicy}
 * chooses among them and {@link smpcall.host.Affinity} pins threads to them. {@link
 * smpcall.host.Environment} describes the host, {@link smpcall.host.Noise} its disturbances, and
 * {@link smpcall.host.RoundTrips} the distances between its CPUs.
 */
package smpcall.host;
