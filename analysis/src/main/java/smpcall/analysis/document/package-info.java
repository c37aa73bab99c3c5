// SPDX-License-Identifier: Apache-2.0
/**
 * A document and its forms.
 *
 * <p>{@link Document} is what is said: {@link Block blocks} of plain words, without a thought of
 * how they will look. {@link PlainText} makes a text of it that can be pasted into a mail, {@link
 * Markdown} a page with pictures. Another form is one more class beside these two: every form
 * handles every kind of block, and the compiler counts them.
 */
package smpcall.analysis.document;
