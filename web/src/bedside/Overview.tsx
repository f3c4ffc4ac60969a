import { words } from '../locales';
import { jumpTo } from '../ui/jump';
import { summarise, type Reading } from './reading';
import { cardId } from './ScoreCard';

interface Props {
  all: readonly Reading[];
  blank: boolean;
}

/** Every score in one line: the answer, or what it lacks. */
export function Overview({ all, blank }: Props) {
  return (
    <div class="ml-card ml-overview">
      <h3 class="ml-heading">{blank ? words.result.emptyTitle : words.result.overview}</h3>
      {blank && <p>{words.result.empty}</p>}
      <ul class="ml-overview__list">
        {all.map((one) => {
          const { id, title } = one.entry.file;
          const { head, line } = summarise(one);
          const text = (
            <>
              <span class="ml-overview__title">{title}</span>{' '}
              {head !== '' && <><b class="ml-overview__head">{head}</b>{' '}</>}
              <span class="ml-overview__line">{line}</span>
            </>
          );
          return (
            <li class="ml-overview__row" key={id}>
              {one.kind === 'no_input'
                ? <span class="ml-overview__link">{text}</span>
                : <a class="ml-overview__link" href={`#${cardId(id)}`} onClick={jumpTo(cardId(id))}>{text}</a>}
            </li>
          );
        })}
      </ul>
      {!blank && <p class="ml-judgement">{words.page.judgement}</p>}
    </div>
  );
}
