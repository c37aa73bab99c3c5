// SPDX-License-Identifier: Apache-2.0
/** What happens in a schedule, in words and as a table. */
package smpcall.explore.trace;
