// SPDX-License-Identifier: Apache-2.0
/**
 * Documents and their forms.
 *
 * <p>A {@link Document} is what is said: {@link Block blocks} of plain words, without a thought of
 * how they will look. Read {@link Block} first. A {@link Form} says how each kind of block looks:
 * {@link PlainText} is for a mail, {@link Markdown} a page with pictures, {@link Html} a page that
 * needs nothing besides itself.
 */
package smpcall.analysis.document;
