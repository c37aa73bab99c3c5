// SPDX-License-Identifier: Apache-2.0
/** Parameters of the simulated machine with their ranges, and the distances of known machines. */
package smpcall.simulate.setting;
