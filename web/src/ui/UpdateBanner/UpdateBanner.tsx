import { useState } from 'preact/hooks';
import { Button } from '../Button/Button';

interface Props {
  /** Whether using the new version would lose something typed: then it asks a second time. */
  wouldLose: boolean;
  words: { title: string; ready: string; useIt: string; later: string; loses: string; reload: string; keep: string };
  onAccept: () => void;
  onDismiss: () => void;
}

/** A new version is offered, never forced. It lies over the page's title, so that nothing below it moves while
 *  somebody is about to tap. */
export function UpdateBanner({ wouldLose, words, onAccept, onDismiss }: Props) {
  const [asking, setAsking] = useState(false);
  const accept = () => (wouldLose ? setAsking(true) : onAccept());
  return (
    <section class="ml-banner" aria-label={words.title}>
      <p class="ml-banner__text" aria-live="polite">{asking ? words.loses : words.ready}</p>
      <div class="ml-buttons">
        {asking
          ? <Button variant="primary" onClick={onAccept} key="reload">{words.reload}</Button>
          : <Button variant="primary" onClick={accept} key="use">{words.useIt}</Button>}
        <Button variant="plain" onClick={onDismiss}>{asking ? words.keep : words.later}</Button>
      </div>
    </section>
  );
}
