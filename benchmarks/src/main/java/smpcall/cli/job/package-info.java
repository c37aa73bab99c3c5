// SPDX-License-Identifier: Apache-2.0
/** Commands that {@code ./study hosts} gives on other hosts: they begin, run and end jobs. */
package smpcall.cli.job;
