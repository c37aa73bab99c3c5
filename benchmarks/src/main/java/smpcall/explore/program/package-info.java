// SPDX-License-Identifier: Apache-2.0
/** What is explored: kernels, and the programs of their CPUs. */
package smpcall.explore.program;
