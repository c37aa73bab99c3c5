// SPDX-License-Identifier: Apache-2.0
/**
 * A document and its forms.
 *
 * <p>{@link Document} is what is said: {@link Block blocks} of plain words, without a thought of
 * how they will look. A {@link Form} says how each kind of block looks: {@link PlainText} is a text
 * to be pasted into a mail, {@link Markdown} a page with pictures, {@link Html} a page that needs
 * nothing besides itself. Another form is one more class beside these three.
 */
package smpcall.analysis.document;
