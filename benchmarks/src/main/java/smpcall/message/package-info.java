// SPDX-License-Identifier: Apache-2.0
/**
 * Messages and exit statuses for users, and the terminal that shows them.
 *
 * <p>{@link smpcall.message.UserError} is a mistake that the user can correct. It is printed as one
 * line with the place and the cure; {@link smpcall.message.MessageLine} keeps it to one line even
 * if it quotes a damaged file. Every other package may use this one; it uses none.
 */
package smpcall.message;
