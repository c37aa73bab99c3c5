// SPDX-License-Identifier: Apache-2.0
/** What the simulated CPUs do: calls of a kernel, and two programs that check the instrument. */
package smpcall.simulate.program;
