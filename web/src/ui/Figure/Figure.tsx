import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../Button/Button';
import { toPng } from './paint';
import { onPaper, toSvg } from './paper';
import { save } from './save';

export type PlotLibrary = typeof import('./plot');

interface Props {
  title: string;
  /** The whole picture in a sentence: what a reader who does not see it gets. */
  label: string;
  /** Name of a downloaded file, without its ending. */
  file: string;
  /** Lines below the picture, in the page and in a file: what the marks mean, where the figures come from. */
  legend: readonly string[];
  draw: (plot: PlotLibrary, width: number) => Element;
  words: {
    loading: string;
    failed: string;
    svg: string;
    png: string;
    download: (kind: string, title: string) => string;
    notSaved: string;
  };
}

/** A plot as wide as its place, with its text alternative, to be taken along as SVG or PNG. */
export function Figure({ title, label, file, legend, draw, words }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [plot, setPlot] = useState<PlotLibrary | null>(null);
  const [width, setWidth] = useState(0);
  const [trouble, setTrouble] = useState('');

  useEffect(() => {
    import('./plot').then(setPlotLibrary, () => setTrouble(words.failed));
    function setPlotLibrary(library: PlotLibrary) { setPlot(() => library); }
  }, []);

  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    const watcher = new ResizeObserver(() => setWidth(element.clientWidth));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    if (plot === null || width === 0) return;
    const drawing = draw(plot, width);
    // The library brings its own <style>, which the content security policy refuses; ours is in _figure.scss.
    for (const style of drawing.querySelectorAll('style')) style.remove();
    // A picture has one name; its parts have none.
    for (const part of drawing.querySelectorAll('[aria-label], [aria-description]')) {
      part.removeAttribute('aria-label');
      part.removeAttribute('aria-description');
    }
    drawing.setAttribute('role', 'img');
    drawing.setAttribute('aria-label', label);
    place.current?.replaceChildren(drawing);
  }, [plot, width, draw, label]);

  const take = async (make: (paper: SVGSVGElement, width: number, height: number) => Blob | Promise<Blob>, ending: string) => {
    const drawing = place.current?.querySelector('svg');
    if (drawing === null || drawing === undefined) return;
    setTrouble('');
    try {
      await save(await onPaper(drawing, { title, lines: legend }, make), `${file}.${ending}`);
    } catch (error) {
      // Sharing was called off by the reader.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setTrouble(words.notSaved);
    }
  };

  return (
    <figure class="ml-plot-figure">
      <figcaption class="ml-plot-figure__head">
        <span class="ml-plot-figure__title">{title}</span>
        <span class="ml-buttons ml-noprint">
          <Button label={words.download(words.svg, title)} idle={plot === null} onClick={() => void take(toSvg, 'svg')}>{words.svg}</Button>
          <Button label={words.download(words.png, title)} idle={plot === null} onClick={() => void take(toPng, 'png')}>{words.png}</Button>
        </span>
      </figcaption>
      <div class="ml-plot-figure__place" ref={place}>{plot === null && trouble === '' && <p role="status">{words.loading}</p>}</div>
      {trouble !== '' && <p role="alert">{trouble}</p>}
      {legend.map((line) => <p class="ml-quiet" key={line}>{line}</p>)}
    </figure>
  );
}
