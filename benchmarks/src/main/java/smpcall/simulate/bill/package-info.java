// SPDX-License-Identifier: Apache-2.0
/** What a call executes, counted exactly: loads, stores, atomics and fences of both sides. */
package smpcall.simulate.bill;
