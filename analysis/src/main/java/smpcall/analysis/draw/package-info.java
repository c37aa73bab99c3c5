// SPDX-License-Identifier: Apache-2.0
/**
 * Drawing: pictures as SVG and PNG, whatever is in them.
 *
 * <p>Read {@link Figure} first: a title, parts and notes. A {@link FigurePart} is mostly a {@link
 * Panel}, an XChart plot between two axes before a {@link Backdrop}; or a {@link HeatMap}. {@link
 * ForestPlot} is a panel of ratios. {@link ChartStyle} has the colours, marks and fonts, and no
 * other class has any. {@link PictureWriter} writes the files, {@link InlineSvg} makes a picture a
 * part of a page.
 */
package smpcall.analysis.draw;
