// SPDX-License-Identifier: Apache-2.0
/** Pictures of what {@code ./study explore} found. */
package smpcall.analysis.explored;
