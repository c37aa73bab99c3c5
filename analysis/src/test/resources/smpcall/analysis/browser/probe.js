// SPDX-License-Identifier: Apache-2.0
// Questions that a test asks a page; each answers with what is wrong.

function named(e) {
  return e.tagName + (e.id ? '#' + e.id : '') + (e.classList.length ? '.' + e.classList[0] : '');
}

// What reaches beyond the window, unless it is in a box that scrolls or waits out of sight.
function widerThanTheWindow() {
  const wide = [];
  if (document.documentElement.scrollWidth > window.innerWidth) {
    wide.push('the document: ' + document.documentElement.scrollWidth);
  }
  for (const e of document.body.querySelectorAll('*')) {
    const box = e.getBoundingClientRect();
    const inBox = e.parentElement.closest('.scroll, pre, .skip') || e.matches('.skip');
    if (!inBox && box.width > 0 && (box.right > window.innerWidth + 1 || box.left < -1)) {
      wide.push(named(e) + ' ' + box.left + ' to ' + box.right);
    }
  }
  return wide;
}

// Tables, other than those behind pictures, of which a column has to be scrolled for.
function columnsOutOfSight() {
  return [...document.querySelectorAll('.table:not(.data)')]
      .filter(box => box.scrollWidth > box.clientWidth + 1)
      .map(box => box.getAttribute('aria-label'));
}

// The tables of contents that are shown.
function contentsInSight() {
  return [...document.querySelectorAll('nav')].filter(nav => nav.checkVisibility()).map(named)
      .join(' ');
}

function foldsInSight() {
  return [...document.querySelectorAll('details')].filter(fold => fold.checkVisibility()).length;
}

// Links to what is not on the page, and ids that are there twice.
function brokenLinks() {
  const broken = [];
  for (const a of document.querySelectorAll('a')) {
    const target = a.getAttribute('href');
    if (!target.startsWith('#') || !document.getElementById(target.substring(1))) {
      broken.push(target);
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  return broken.concat(ids.filter((id, i) => ids.indexOf(id) !== i));
}

function luminance(colour) {
  const [r, g, b] = colour.match(/[\d.]+/g).slice(0, 3).map(c => c / 255)
      .map(c => c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// Words that stand out from the paper less than WCAG 2 asks for (4.5 to 1).
function faintTexts() {
  const paper = getComputedStyle(document.documentElement).backgroundColor;
  const faint = new Set();
  for (const e of document.querySelectorAll('p, a, th, td, caption, summary, dt, code, svg text')) {
    const style = getComputedStyle(e);
    const ink = e.closest('svg') ? style.fill : style.color;
    if (contrast(ink, paper) < 4.5) {
      faint.add(named(e) + ' ' + ink + ' on ' + paper);
    }
  }
  return [...faint];
}

function unnamedPictures() {
  return [...document.querySelectorAll('svg')].filter(svg => {
    const name = document.getElementById(svg.getAttribute('aria-labelledby'));
    return !name || !name.textContent || svg.getAttribute('role') !== 'img';
  }).length;
}

// The element that has the focus; nothing when the focus has left the page.
function whereTheFocusIs() {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) {
    return null;
  }
  const last = window.lastFocus;
  window.lastFocus = e;
  if (last === e) {
    return null;
  }
  const forwards = !last
      || (last.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (!forwards && e.matches('.skip')) {
    return null;
  }
  return {
    name: named(e),
    forwards: forwards,
    seen: getComputedStyle(e).outlineStyle !== 'none'
  };
}
