import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../Button/Button';

interface Props {
  /** Whether using the new version would lose something typed: then it asks a second time. */
  wouldLose: boolean;
  /** Whether somebody asked for it: then the cursor goes there. An offer that comes by itself leaves it alone. */
  takeFocus: boolean;
  words: { title: string; ready: string; useIt: string; later: string; loses: string; reload: string; keep: string };
  onAccept: () => void;
  onDismiss: () => void;
}

/** A new version is offered, never forced. It lies over the page wherever one has scrolled, so that nothing below it
 *  moves while somebody is about to tap; when it goes, the cursor returns to where it was. */
export function UpdateBanner({ wouldLose, takeFocus, words, onAccept, onDismiss }: Props) {
  const [asking, setAsking] = useState(false);
  const banner = useRef<HTMLElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const accept = () => (wouldLose ? setAsking(true) : onAccept());

  useEffect(() => {
    if (takeFocus) button.current?.focus({ preventScroll: true });
  }, [takeFocus]);

  const remember = ({ relatedTarget }: FocusEvent) => {
    if (relatedTarget instanceof Element && banner.current?.contains(relatedTarget) !== true) cameFrom.current = relatedTarget;
  };
  const dismiss = () => {
    const back = cameFrom.current;
    if (back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
    onDismiss();
  };

  return (
    <section class="ml-banner" aria-label={words.title} ref={banner} onFocusIn={remember}>
      <p class="ml-banner__text" aria-live="polite">{asking ? words.loses : words.ready}</p>
      <div class="ml-buttons">
        {asking
          ? <Button variant="primary" onClick={onAccept} key="reload">{words.reload}</Button>
          : <Button variant="primary" onClick={accept} buttonRef={button} key="use">{words.useIt}</Button>}
        <Button variant="plain" onClick={dismiss}>{asking ? words.keep : words.later}</Button>
      </div>
    </section>
  );
}
