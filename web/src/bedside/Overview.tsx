import { words } from '../locales';
import { jumpTo } from '../ui/jump';
import type { Patient } from './patient';
import { onlyMissing, readings, summarise, type Reading } from './reading';
import { cardId } from './ScoreCard';

/** Every score in one line: the answer, or what it lacks. */
export function Overview({ patient }: { patient: Patient }) {
  const all = readings(patient);
  const blank = patient.blank.value;
  const scores = patient.catalogue.models.length;
  return (
    <div class="ml-card ml-overview">
      <h3 class="ml-heading">{blank ? words.result.emptyTitle : all.length < scores ? words.result.overviewOf(all.length, scores) : words.result.overview}</h3>
      {blank && <p>{words.result.empty}</p>}
      <ul class="ml-overview__list">
        {all.map((one) => {
          const { id, title } = one.entry.file;
          const { head, cautions } = summarise(one);
          const text = (
            <>
              <span class="ml-overview__title">{title}</span>{' '}
              {head !== '' && <><b class="ml-overview__head">{head}</b>{' '}</>}
              <span class="ml-overview__line">
                {lineOf(one)}
                {cautions.length > 0 && <>{' '}<span class="ml-overview__caution">{words.result.caution(cautions)}</span></>}
              </span>
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

/** A score that one value is missing from says which. */
function lineOf(one: Reading): string {
  const { line } = summarise(one);
  const only = one.kind === 'scored' ? onlyMissing(one) : null;
  if (one.kind !== 'scored' || only === null) return line;
  return one.answer.band === null ? words.result.openUntil(only) : words.result.onlyMissing(line, only);
}
