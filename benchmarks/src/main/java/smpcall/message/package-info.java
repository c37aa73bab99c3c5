// SPDX-License-Identifier: Apache-2.0
/**
 * What a user is told when something is wrong.
 *
 * <p>{@link smpcall.message.UserError} is a mistake that the user can correct. Each one is printed
 * as one line that names the place and the cure; {@link smpcall.message.MessageLine} keeps it to
 * one line, whatever a damaged file contains. {@link smpcall.message.ExitStatus} lists the exit
 * statuses. Every other package may use this one; it uses none.
 */
package smpcall.message;
