// SPDX-License-Identifier: Apache-2.0
/**
 * Draws pictures of any content as SVG and PNG.
 *
 * <p>Read {@link Figure} first: a title, parts and notes. A {@link FigurePart} is a {@link Panel},
 * an XChart plot between two axes before a {@link Backdrop}, a {@link HeatMap}, {@link StackedBars}
 * or a {@link SignMap}. {@link ForestPlot} is a panel of ratios. Only {@link ChartStyle} has
 * colours, marks and fonts. {@link PictureWriter} writes the files, {@link InlineSvg} makes a
 * picture a part of a page.
 */
package smpcall.analysis.draw;
