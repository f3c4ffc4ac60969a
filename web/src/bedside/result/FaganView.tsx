import { roomWords, words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Details } from '../../ui/Details/Details';
import { Nomogram } from '../../ui/Nomogram/Nomogram';
import { Note } from '../../ui/Note/Note';
import type { Patient } from '../patient';
import { Caveats, One, Waiting } from '../Posttests';
import type { ScoredReading } from '../reading';
import { posttests } from './posttest';

/** From the probability before, through the likelihood ratio, to the probability after: Fagan's nomogram. Its slider
 *  types into the field of the pre-test probability, so that the core computes and there is one such probability. */
export function FaganView({ patient, entry, answer, pretest: { refused, remarks } }: ScoredReading) {
  const { id, outcome } = entry.file;
  const { pretest } = answer;
  if (pretest === null) return refused ? <Waiting titleId={`${id}-posttest`} /> : null;
  const all = posttests(answer);
  const several = all.length > 1;
  return (
    <div role="group" aria-label={roomWords.nomogram.title}>
      <label class="ml-slider ml-noprint">
        <span class="ml-slider__label">{roomWords.nomogram.slider(outcome.label, pretest.text)}</span>
        <input
          class="ml-slider__input"
          type="range"
          min="1"
          max="99"
          step="1"
          value={pretest.text}
          aria-label={roomWords.nomogram.sliderName}
          aria-valuetext={roomWords.nomogram.value(pretest, all)}
          onInput={(event) => type(patient, event.currentTarget.value)}
        />
      </label>
      {pretest.basis === 'cohort'
        ? <p class="ml-quiet">{words.posttest.own(pretest)}</p>
        : <div class="ml-fagan__reset ml-noprint"><Button variant="plain" onClick={() => type(patient, '')}>{roomWords.nomogram.reset}</Button></div>}
      {remarks.map((remark) => <Note key={remark}>{remark}</Note>)}
      <div class="ml-fagan">
        <Nomogram
          label={roomWords.nomogram.label(pretest, all)}
          axes={roomWords.nomogram.axes}
          before={pretest.probability}
          lines={all.map((one) => ({
            key: `${one.score}`,
            label: several ? roomWords.nomogram.line(one.score) : null,
            after: one.probability,
            low: one.ci_low,
            high: one.ci_high
          }))}
        />
        <ul class="ml-posttests">
          {all.map((one) => <One key={one.score} pretest={pretest} posttest={one} labelled={several} picture={false} last={false} />)}
        </ul>
      </div>
      <Details summary={words.posttest.methodTitle}>
        {pretest.basis === 'cohort' && <p class="ml-quiet">{words.posttest.differs}</p>}
        <Caveats />
      </Details>
    </div>
  );
}

function type(patient: Patient, text: string) {
  const { id } = patient.pretest;
  const entry = patient.entries.peek()[id];
  if (entry?.kind === 'number') patient.set(id, { ...entry, text });
}
