// SPDX-License-Identifier: Apache-2.0
/**
 * Documents and their forms.
 *
 * <p>A {@link Document} is a list of {@link Block blocks} of plain words, without a layout. Read
 * {@link Block} first. A {@link Form} gives each kind of block its layout: {@link PlainText} is for
 * a mail, {@link Markdown} a page with pictures, {@link Html} a self-contained page.
 */
package smpcall.analysis.document;
