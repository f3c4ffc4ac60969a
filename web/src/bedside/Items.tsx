import type { ItemResult, Warning } from '../engine';
import { words } from '../locales';
import { Note } from '../ui/Note/Note';
import type { Scored } from './reading';

interface Props {
  answer: Scored;
  /** Every doubt about a value, whoever raised it. */
  doubts: readonly Warning[];
}

/** Why: each criterion with the value against its threshold. */
export function Items({ answer, doubts }: Props) {
  const titleId = `${answer.id}-items`;
  return (
    <div role="group" aria-labelledby={titleId}>
      <h4 class="ml-subheading" id={titleId}>{words.items.title}</h4>
      <ul class="ml-items">
        {answer.items.filter(({ state }) => state !== 'missing').map((item) => (
          <li class="ml-item" key={item.input}>
            <div class="ml-item__line">
              <Mark item={item} />
              <span class="ml-item__label">{item.label}</span>{' '}
              <span class="ml-item__points">{words.items.points(item)}</span>{' '}
              <span class="ml-item__reason">
                <strong>{words.items.state(item)}</strong>
                {(item.state === 'known' || item.state === 'imprecise') && <span>{words.say.named('', item.reason)}</span>}
              </span>
            </div>
            {doubts.filter(({ input }) => input === item.input).map(({ message }) => <Note key={message}>{message}</Note>)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The words beside it say the same, so it is hidden from screen readers. */
function Mark({ item }: { item: ItemResult }) {
  const shape = item.met === null ? 'open' : item.met ? 'met' : 'unmet';
  return (
    <svg class={`ml-mark ml-mark--${shape}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      {shape === 'met' && <path d="M4.5 8.2 7 10.7l4.6-5.2" />}
      {shape === 'unmet' && <path d="M5 8h6" />}
    </svg>
  );
}
