// A drawing as it goes onto paper or into a file: the light colours, everything said by attributes, nothing by the
// page's stylesheet, with its title and where it comes from.

export interface Caption {
  title: string;
  lines: readonly string[];
}

const XMLNS = 'http://www.w3.org/2000/svg';
const MARGIN = 16;
const TITLE_HEIGHT = 24;
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

/** `text` in lines no wider than `width`, as they will be set. */
function wrapped(paper: SVGSVGElement, text: string, style: string, width: number): string[] {
  const probe = element('text', { class: style }) as SVGTextElement;
  paper.append(probe);
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    probe.textContent = longer;
    if (last === undefined || probe.getComputedTextLength() > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  probe.remove();
  return lines;
}

/** Calls `use` with a copy of `drawing` fit for a file; the copy stands in the page, out of sight, while it is used. */
export function onPaper<T>(drawing: SVGSVGElement, caption: Caption, use: (paper: SVGSVGElement, width: number, height: number) => T): T {
  const holder = document.createElement('div');
  holder.className = 'ml-paper';
  holder.setAttribute('aria-hidden', 'true');
  const paper = drawing.cloneNode(true) as SVGSVGElement;
  holder.append(paper);
  document.body.append(holder);
  try {
    const inner = { width: drawing.width.baseVal.value, height: drawing.height.baseVal.value };
    const title = wrapped(paper, caption.title, 'ml-paper__title', inner.width);
    const below = caption.lines.flatMap((line) => wrapped(paper, line, 'ml-paper__line', inner.width));
    const above = TITLE_HEIGHT * title.length + MARGIN;
    const width = inner.width + 2 * MARGIN;
    const height = above + inner.height + LINE_HEIGHT * below.length + MARGIN;
    paper.setAttribute('width', `${width}`);
    paper.setAttribute('height', `${height}`);
    paper.setAttribute('viewBox', `${-MARGIN} ${-above} ${width} ${height}`);
    paper.prepend(element('rect', { x: -MARGIN, y: -above, width, height, class: 'ml-paper__sheet' }));
    paper.append(
      ...title.map((line, index) => element('text', { x: 0, y: TITLE_HEIGHT * (index + 1) - above, class: 'ml-paper__title' }, line)),
      ...below.map((line, index) => element('text', { x: 0, y: inner.height + LINE_HEIGHT * (index + 1), class: 'ml-paper__line' }, line))
    );
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
