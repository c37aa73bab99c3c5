// SPDX-License-Identifier: Apache-2.0
/** Cache lines: who has them, what a fetch takes, and how often that happens. */
package smpcall.simulate.cache;
