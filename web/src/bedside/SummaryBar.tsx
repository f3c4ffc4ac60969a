import { words } from '../locales';
import { summarise, type Reading } from './summary';

/** On a phone the form comes first: the answer so far stays in sight below it and leads to the whole result. */
export function SummaryBar(reading: Reading) {
  const { head, line, check, scored } = summarise(reading);
  return (
    <a class="ml-bar" href="#result">
      <span class="ml-bar__text">
        <strong class={`ml-bar__head${scored === true ? ' ml-bar__head--score' : ''}`}>{head}</strong>
        {line !== '' && <span class="ml-bar__line">{line}</span>}
        {check !== '' && <span class="ml-bar__check">{check}</span>}
      </span>
      <span class="ml-bar__more">{words.result.barMore}<span aria-hidden="true"> ↓</span></span>
    </a>
  );
}
