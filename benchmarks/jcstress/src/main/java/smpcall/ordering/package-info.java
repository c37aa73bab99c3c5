// SPDX-License-Identifier: Apache-2.0
/**
 * The pieces of the ports whose order matters on weakly ordered machines, one question for each
 * class, under jcstress.
 *
 * <p>A test is a few steps of two or three CPUs, written with the ports' own primitives on the
 * ports' own memory; each says which version's steps they are. An outcome that a version excludes
 * is forbidden; one that it lets through is interesting. What is forbidden needs no weak machine
 * for its name, but for its worth: on x86, where loads are not reordered and neither are stores,
 * and where C2 keeps the order of opaque accesses, only plain interleavings and a load that passes
 * a store can be seen. These tests are what a host with ARM or POWER runs.
 *
 * <p>{@link smpcall.ordering.Main} runs them all, counts them, and prints one table.
 */
package smpcall.ordering;
