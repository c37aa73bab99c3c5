// SPDX-License-Identifier: Apache-2.0
/**
 * The steps of the ports whose order matters on weakly ordered machines, under jcstress: one
 * question for each class. {@link smpcall.ordering.Main} runs them and prints one table.
 *
 * <p>A test is a few steps of two or three CPUs of one version, with the primitives and the memory
 * of the ports. An outcome that a version excludes is forbidden; one that it allows is interesting.
 * On x86, which reorders neither loads nor stores, and where C2 keeps the order of opaque accesses,
 * only plain interleavings show, and loads that pass a store. Run them on ARM or POWER too.
 */
package smpcall.ordering;
