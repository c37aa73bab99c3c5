// SPDX-License-Identifier: Apache-2.0
/** The states that a search has met, in flat arrays. */
package smpcall.explore.state;
