// A drawing as it goes onto paper or into a file: the light colours, everything said by attributes, nothing by the
// page's stylesheet, with its title and where it comes from.

export interface Caption {
  title: string;
  lines: readonly string[];
}

const XMLNS = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const TITLE_HEIGHT = 34;
const LINE_HEIGHT = 18;

const styled = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'opacity',
  'font-family', 'font-size', 'font-weight', 'text-anchor'
];
const kept = new Set([
  'd', 'x', 'y', 'dx', 'dy', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'viewBox', 'transform', ...styled
]);

function element(name: string, attributes: Readonly<Record<string, string | number>>, text = '') {
  const made = document.createElementNS(XMLNS, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, `${value}`);
  made.textContent = text;
  return made;
}

/** Calls `use` with a copy of `drawing` fit for a file; the copy stands in the page, out of sight, while it is used. */
export function onPaper<T>(drawing: SVGSVGElement, caption: Caption, use: (paper: SVGSVGElement, width: number, height: number) => T): T {
  const holder = document.createElement('div');
  holder.className = 'ml-paper';
  holder.setAttribute('aria-hidden', 'true');
  const paper = drawing.cloneNode(true) as SVGSVGElement;
  const width = drawing.width.baseVal.value + 2 * MARGIN;
  const height = drawing.height.baseVal.value + TITLE_HEIGHT + LINE_HEIGHT * caption.lines.length + 2 * MARGIN;
  const top = -TITLE_HEIGHT - MARGIN;
  paper.setAttribute('width', `${width}`);
  paper.setAttribute('height', `${height}`);
  paper.setAttribute('viewBox', `${-MARGIN} ${top} ${width} ${height}`);
  paper.prepend(element('rect', { x: -MARGIN, y: top, width, height, class: 'ml-paper__sheet' }));
  paper.append(
    element('text', { x: 0, y: top + MARGIN + 14, class: 'ml-paper__title' }, caption.title),
    ...caption.lines.map((line, index) => element('text', {
      x: 0, y: drawing.height.baseVal.value + LINE_HEIGHT * (index + 1), class: 'ml-paper__line'
    }, line))
  );
  holder.append(paper);
  document.body.append(holder);
  try {
    for (const part of [paper, ...paper.querySelectorAll('*')]) {
      const computed = getComputedStyle(part);
      for (const name of styled) part.setAttribute(name, computed.getPropertyValue(name));
    }
    for (const part of [paper, ...paper.querySelectorAll('*')]) {
      for (const { name } of [...part.attributes]) if (!kept.has(name)) part.removeAttribute(name);
    }
    return use(paper, width, height);
  } finally {
    holder.remove();
  }
}

export function toSvg(paper: SVGSVGElement): Blob {
  paper.setAttribute('xmlns', XMLNS);
  return new Blob([new XMLSerializer().serializeToString(paper)], { type: 'image/svg+xml' });
}
