import type { Variable } from '../../engine';
import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import { Details } from '../../ui/Details/Details';
import { Field, NumberField } from '../Field';
import type { Entry, Patient } from '../patient';
import type { Step } from '../workup';

interface Props {
  patient: Patient;
  step: Step;
  prefix: string;
  /** Among what the chosen scores do not need, where the same step stands a second time. */
  rest?: boolean;
  /** How many of its fields to draw. */
  upTo?: number;
}

/** So many findings are answered faster together. */
const MANY = 3;

/** What "no" is as an answer; null where there is none. */
function negative(variable: Variable): Entry | null {
  if (variable.kind === 'finding') return { kind: 'finding', present: false };
  const none = variable.kind === 'category' ? variable.categories.find(({ code }) => code === 'negative') : undefined;
  return none === undefined ? null : { kind: 'category', code: none.code };
}

/** One step of the work-up. */
export function Group({ patient, step, prefix, rest = false, upTo = Infinity }: Props) {
  const titleId = `${prefix}${rest ? 'rest' : 'step'}-${step.id}`;
  const fieldOf = (variable: Variable) => <Field patient={patient} variable={variable} prefix={prefix} key={variable.id} />;
  return (
    <div class="ml-form__step" role="group" aria-labelledby={titleId}>
      <div class="ml-form__step-head">
        <h3 class="ml-subheading" id={titleId}>{words.form.steps[step.id]}</h3>
        <Together patient={patient} step={step} place={titleId} />
      </div>
      {step.asked.slice(0, upTo).map(fieldOf)}
      {step.more.length > 0 && upTo > step.asked.length && (
        <Details summary={words.form.more(step.id, step.more.length, entered(patient, step.more), toCheck(patient, step.more))} flat>
          {step.more.slice(0, upTo - step.asked.length).map(fieldOf)}
        </Details>
      )}
      {step.id === 'exacerbation' && patient.asksForInfection.value && (
        <NumberField patient={patient} variable={patient.infection} hint={words.form.infectionHint(patient.infection.help ?? '')} prefix={prefix} />
      )}
    </div>
  );
}

/** Answering many findings in one go: those not known yet with no, or all with not known. */
function Together({ patient, step: { id, asked, more }, place }: { patient: Patient; step: Step; place: string }) {
  const findings = [...asked, ...more].flatMap((variable) => {
    const no = negative(variable);
    return no === null ? [] : [{ id: variable.id, no }];
  });
  if (findings.length < MANY) return null;

  const group = words.form.steps[id];
  const open = findings.filter((finding) => !patient.entered(finding.id));
  const answered = findings.filter((finding) => patient.entered(finding.id));
  const last = patient.undoable.value;

  const setToNo = () => patient.change(Object.fromEntries(open.map((finding) => [finding.id, finding.no])), {
    name: () => words.form.undoNames.setToNo(words.form.steps[id], open.length), note: () => words.form.setToNo(open.length), group: place
  });
  const setToUnknown = () => patient.change(Object.fromEntries(answered.map((finding) => [finding.id, unknown(finding.no)])), {
    name: () => words.form.undoNames.setToUnknown(words.form.steps[id], answered.length), note: () => words.form.setToUnknown(answered.length), group: place
  });
  return (
    <div class="ml-form__together ml-noprint">
      <Button size="small" variant="plain" idle={open.length === 0} label={words.form.othersNoIn(group)} onClick={setToNo}>{words.form.othersNo}</Button>
      <Button size="small" variant="plain" idle={answered.length === 0} label={words.form.noneKnownIn(group)} onClick={setToUnknown}>{words.form.noneKnown}</Button>
      {last?.group === place && <p class="ml-form__done">{last.note}</p>}
    </div>
  );
}

const unknown = (entry: Entry): Entry => (entry.kind === 'category' ? { kind: 'category', code: null } : { kind: 'finding', present: null });

export const entered = (patient: Patient, variables: readonly Variable[]) => variables.filter(({ id }) => patient.entered(id)).length;

/** Of fields that are folded away: how many were refused or raise a question. */
export const toCheck = (patient: Patient, variables: readonly Variable[]) =>
  variables.filter(({ id }) => patient.shownErrors(id).length > 0 || patient.shownRemarks(id).some(({ question }) => question !== null)).length;
