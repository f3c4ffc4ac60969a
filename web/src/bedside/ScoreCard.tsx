import { PaperLink } from '../provenance/Citation';
import { words } from '../locales';
import { Note } from '../ui/Note/Note';
import { Scale } from '../ui/Scale/Scale';
import { Items } from './Items';
import { Missing } from './Missing';
import { bandText, scoreText, type ScoredReading } from './reading';
import { Differences } from './result/Differences';
import { useRest } from './result/useRest';
import { Views } from './result/Views';

export const cardId = (model: string) => `score-${model}`;

/** One score, in the order of need: the answer, what speaks against it, how sure, why, what is missing; then, folded,
 *  whom and where it comes from. */
export function ScoreCard(reading: ScoredReading) {
  const { patient, entry, answer, doubts } = reading;
  const { id, title, outcome, population, bands, verification } = entry.file;
  const band = bandText(reading);
  const rest = useRest();
  // What the headline says already is not said again below it.
  const below = doubts.filter(({ message }) => !band.reasons.includes(message));
  return (
    <section class={`ml-card ml-answer ml-answer--${answer.status}`} id={cardId(id)} tabIndex={-1} aria-labelledby={`${id}-title`}>
      <div>
        <h3 class="ml-heading" id={`${id}-title`}>{title}</h3>
        <p class="ml-quiet">{words.result.predicts(outcome.label, outcome.window)} {population.short}</p>
      </div>
      <div class="ml-answer__head">
        <p class="ml-answer__score">
          <span class="ml-hidden">{words.result.scoreWord} </span>
          <span class="ml-answer__number">{scoreText(reading)}</span>
          {' '}<span class="ml-answer__band">{band.full}</span>
        </p>
        <Scale bands={bands} marked={answer.score} />
      </div>
      {below.length > 0 && (
        <div class="ml-doubts">
          <p class="ml-doubts__title">{words.result.doubts}</p>
          {below.map(({ message }) => <Note key={message}>{message}</Note>)}
        </div>
      )}
      <Differences answer={answer} />
      <Views {...reading} />
      <Items answer={answer} doubts={doubts} />
      <div class="ml-answer__more">
        <Missing {...reading} />
        {rest.part !== null && <rest.part.CardFolds {...reading} />}
      </div>
      <p class="ml-quiet ml-answer__source">
        <strong>{words.about.verification[verification.level]}</strong>{' '}
        {entry.file.sources.slice(0, 1).map((key) => patient.catalogue.sources[key]).map((source) => source !== undefined && (
          <span key={source.title}>{words.about.short(source)} <PaperLink source={source} /></span>
        ))}
      </p>
    </section>
  );
}
