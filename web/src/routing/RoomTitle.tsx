import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../locales';
import { arrive, moves } from './route';

/** The title of a room, of the document, and where the reading position goes when one moves there. */
export function RoomTitle({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => { document.title = words.page.documentTitle(children); }, [children]);
  useLayoutEffect(() => { if (heading.current !== null) arrive(heading.current); }, [moves.value]);
  return <h1 class="ml-title" tabIndex={-1} ref={heading}>{children}</h1>;
}
