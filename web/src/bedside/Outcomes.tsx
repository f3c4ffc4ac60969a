import { useMemo } from 'preact/hooks';
import type { Catalogue, Discrimination, OutcomeAssessment, OutcomeGroup } from '../engine';
import { words } from '../locales';
import { OutcomeRows } from '../provenance/OutcomeRows';
import { address } from '../routing/route';
import { Note } from '../ui/Note/Note';
import { useUnchanged } from '../ui/unchanged';
import type { Patient } from './patient';

/** What happened to others after an acute exacerbation, each cohort by itself. */
export function Outcomes({ patient }: { patient: Patient }) {
  const { catalogue, infection } = patient;
  const outcomes = useUnchanged(patient.assessment.value.outcomes);
  const remarks = useUnchanged(patient.remarks(infection.id));
  return useMemo(
    () => <>{outcomes.map((outcome) => <OutcomeCard catalogue={catalogue} outcome={outcome} remarks={remarks} key={outcome.id} />)}</>,
    [outcomes, remarks, catalogue, words]
  );
}

interface CardProps {
  catalogue: Catalogue;
  outcome: OutcomeAssessment;
  /** Questions about the probability of infection. */
  remarks: readonly string[];
}

function OutcomeCard({ catalogue, outcome, remarks }: CardProps) {
  const { file } = catalogue.evidence.find((one) => one.file.id === outcome.evidence) ?? {};
  const findings = (file?.findings ?? []).filter(({ id }) => outcome.findings.includes(id));
  const own = (group: OutcomeGroup) => (group.matches ? 0 : 1);
  const groups = [...outcome.groups].sort((one, other) => own(one) - own(other));
  const titleId = `outcome-${outcome.id}`;
  return (
    <section class="ml-card ml-outcome" aria-labelledby={titleId}>
      <h3 class="ml-heading" id={titleId}>{outcome.title}</h3>
      {file !== undefined && <p class="ml-quiet">{file.card.in_whom} {file.verification.text}</p>}
      <div class="ml-outcome__groups">
        {groups.map((group) => (
          <div class={`ml-outcome__group${group.matches ? ' ml-outcome__group--own' : ''}`} key={group.category}>
            <h4 class="ml-subheading">{words.outcome.group(group.label, group.patients)}{' '}{group.matches && <span class="ml-tag">{words.outcome.own}</span>}</h4>
            <OutcomeRows group={group} />
          </div>
        ))}
      </div>
      {findings.map(({ id, title, meaning }) => <Note key={id}><strong>{words.say.sentence(title)}</strong>{words.say.gap}{meaning}</Note>)}
      {outcome.notes.map((note) => <p class="ml-quiet" key={note}>{note}</p>)}
      {outcome.discrimination !== null && <Test test={outcome.discrimination} remarks={remarks} />}
      <p><a href={address.entry(outcome.evidence)}>{words.outcome.more}</a></p>
    </section>
  );
}

/** A published test for one of the groups: what a result would mean, nothing from the patient's own values. */
function Test({ test, remarks }: { test: Discrimination; remarks: readonly string[] }) {
  const { prevalence, after_positive: positive, after_negative: negative } = test;
  return (
    <div role="group" aria-labelledby="discrimination">
      <h4 class="ml-subheading" id="discrimination">{words.outcome.test(test.positive_label)}</h4>
      <p>{words.say.sentences([words.say.sentence(test.label), words.outcome.accuracy(test)])}</p>
      <Note>{test.text}</Note>
      {prevalence === null
        ? <p>{words.outcome.waiting}</p>
        : (
          <>
            <p>{words.outcome.prevalence(prevalence)}</p>
            <ul class="ml-list">
              {positive !== null && <li>{words.outcome.after(words.outcome.positive, test.positive_label, positive)}</li>}
              {negative !== null && <li>{words.outcome.after(words.outcome.negative, test.positive_label, negative)}</li>}
            </ul>
          </>
        )}
      {remarks.map((remark) => <Note key={remark}>{remark}</Note>)}
    </div>
  );
}
