// A picture of a drawing, painted shape by shape. The usual way, an <img> with a blob: address, would need the content
// security policy to admit images from there; these few shapes do not justify that.

const SCALE = 2;

export function toPng(paper: SVGSVGElement, width: number, height: number): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  const context = canvas.getContext('2d');
  if (context === null) return Promise.reject(new Error('no canvas'));
  for (const shape of paper.querySelectorAll<SVGGraphicsElement>('rect, line, circle, path, text')) paint(context, shape);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png');
  });
}

function paint(context: CanvasRenderingContext2D, shape: SVGGraphicsElement) {
  const matrix = shape.getCTM();
  if (matrix === null) return;
  const style = getComputedStyle(shape);
  const { a, b, c, d, e, f } = matrix;
  context.setTransform(a * SCALE, b * SCALE, c * SCALE, d * SCALE, e * SCALE, f * SCALE);
  context.lineWidth = pixels(style.strokeWidth);
  context.setLineDash(style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[ ,]+/).map(pixels));
  if (shape instanceof SVGTextElement) {
    const text = shape.textContent;
    if (text === '' || style.fill === 'none') return;
    const { x, y } = shape.getStartPositionOfChar(0);
    context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    context.fillStyle = style.fill;
    context.fillText(text, x, y);
    return;
  }
  const outline = outlineOf(shape);
  if (style.fill !== 'none' && !(shape instanceof SVGLineElement)) {
    context.fillStyle = style.fill;
    context.fill(outline);
  }
  if (style.stroke !== 'none') {
    context.strokeStyle = style.stroke;
    context.stroke(outline);
  }
}

/** '1.5px' as a number. */
const pixels = (length: string) => +length.replace('px', '');

function outlineOf(shape: SVGGraphicsElement): Path2D {
  const outline = new Path2D(shape instanceof SVGPathElement ? shape.getAttribute('d') ?? '' : '');
  if (shape instanceof SVGRectElement) outline.rect(shape.x.baseVal.value, shape.y.baseVal.value, shape.width.baseVal.value, shape.height.baseVal.value);
  if (shape instanceof SVGCircleElement) outline.arc(shape.cx.baseVal.value, shape.cy.baseVal.value, shape.r.baseVal.value, 0, 2 * Math.PI);
  if (shape instanceof SVGLineElement) {
    outline.moveTo(shape.x1.baseVal.value, shape.y1.baseVal.value);
    outline.lineTo(shape.x2.baseVal.value, shape.y2.baseVal.value);
  }
  return outline;
}
