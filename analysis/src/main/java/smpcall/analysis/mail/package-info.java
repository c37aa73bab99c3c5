// SPDX-License-Identifier: Apache-2.0
/**
 * The appendix for a mail: the answer, its evidence and its limits in 120 lines of 72 columns.
 *
 * <p>Read {@link MailAppendix} first, which is the order of its sections. The long form is made in
 * {@code smpcall.analysis.appendix}.
 */
package smpcall.analysis.mail;
