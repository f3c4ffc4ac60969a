import { Fragment } from 'preact';
import type { NextValue } from '../../engine';
import { words } from '../../locales';
import { Details } from '../../ui/Details/Details';
import { jumpToField } from '../../ui/jump';
import { useUnchanged } from '../../ui/unchanged';
import { WhatIfButton } from '../compare/WhatIfButton';
import { fieldId } from '../Field';
import type { Patient } from '../patient';
import { readings, type Reading } from '../reading';
import { consequences, type Consequence } from './when';

/** As many as one would send for at once; the others on request. */
const AT_FIRST = 3;
/** More answers than this are told on request. */
const AT_A_GLANCE = 4;

/** Which value not known yet would decide most, best first: what it costs, what it would settle, and what each answer
 *  would make of each score. */
export function Next({ patient }: { patient: Patient }) {
  const all = readings(patient);
  const next = useUnchanged(patient.assessment.value.next);
  if (next.length === 0) return null;
  const rows = (some: readonly NextValue[]) => (
    <ol class="ml-next">{some.map((one) => <Row patient={patient} all={all} next={one} key={one.input} />)}</ol>
  );
  return (
    <section class="ml-card" aria-labelledby="next-title">
      <h3 class="ml-heading" id="next-title">{patient.blank.value ? words.next.begin : words.next.title}</h3>
      {rows(next.slice(0, AT_FIRST))}
      {next.length > AT_FIRST && (
        <div class="ml-noprint"><Details summary={words.next.more(next.length - AT_FIRST)} flat>{rows(next.slice(AT_FIRST))}</Details></div>
      )}
    </section>
  );
}

function Row({ patient, all, next }: { patient: Patient; all: readonly Reading[]; next: NextValue }) {
  const { input, effort, models } = next;
  const label = patient.missingLabel(input);
  const titles = (...settles: readonly string[]) =>
    models.filter((one) => settles.includes(one.settles)).map(({ id }) => titleOf(all, id));
  const effects = [
    { text: words.next.settles, scores: titles('always') },
    { text: words.next.maySettle, scores: titles('sometimes') },
    { text: words.next.narrows, scores: titles('never', 'decided') }
  ].filter(({ scores }) => scores.length > 0);
  const answers = models.flatMap(({ id, score }) => {
    const made = outcomesOf(patient, all, id, input);
    return made.length === 0 ? [] : [{ title: titleOf(all, id), now: score, made }];
  });
  const count = answers.reduce((sum, { made }) => sum + made.length, 0);
  const list = (
    <ul class="ml-next__answers">
      {answers.map(({ title, now, made }) => (
        <li key={title}>
          {words.next.now(title, now)}{' '}
          {made.map(({ when, score, band }) => <Fragment key={when}><span class="ml-next__answer">{words.next.after(when, score, band)}</span>{' '}</Fragment>)}
        </li>
      ))}
    </ul>
  );
  return (
    <li class="ml-next__row">
      <p class="ml-next__head">
        <a class="ml-next__link" href={`#${fieldId(input)}`} onClick={jumpToField(fieldId(input))}>{label}</a>
        <span class="ml-tag">{words.next.effort[effort]}</span>
        {!patient.blank.value && <WhatIfButton input={input} label={label} />}
      </p>
      <p class="ml-next__effect">{words.say.sentences(effects.map(({ text, scores }) => text(scores)))}</p>
      {count > 0 && (count <= AT_A_GLANCE ? list : <Details summary={words.next.answers}>{list}</Details>)}
    </li>
  );
}

const titleOf = (all: readonly Reading[], model: string) => all.find(({ entry }) => entry.file.id === model)?.entry.file.title ?? model;

function outcomesOf(patient: Patient, all: readonly Reading[], model: string, input: string): Consequence[] {
  const reading = all.find(({ entry }) => entry.file.id === model);
  if (reading?.kind !== 'scored') return [];
  const next = reading.answer.next.find((one) => one.input === input);
  return next === undefined ? [] : consequences(reading.entry, reading.answer, next, patient.catalogue.variables);
}
