import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { ClearAll } from './ClearAll';
import { NumberField } from './Field';
import { AskOnly } from './form/AskOnly';
import { FindField, findId } from './form/FindField';
import { entered, Group, toCheck } from './form/Group';
import { UndoButton } from './form/UndoButton';
import { useShortcuts } from './form/useShortcuts';
import type { Patient } from './patient';
import { modelWithCounts } from './patient';
import { fieldsIn } from './workup';

interface Props {
  patient: Patient;
  /** Before every id, where several forms stand on one page. */
  prefix?: string;
  /** How many of its parts to draw: the fields of the steps, then what follows them. */
  upTo?: number;
}

/** Everything the scores ask for, once, in the order of a work-up. */
export function Form({ patient, prefix = '', upTo = Infinity }: Props) {
  useShortcuts(() => document.getElementById(findId(prefix))?.focus(), patient.undo);
  const titleId = `${prefix}form-title`;
  const { steps, rest } = patient.shown.value;
  const folded = rest.flatMap(({ asked }) => asked);
  const counted = modelWithCounts(patient.models.value);
  const whole = upTo > fieldsIn(steps);
  return (
    <form class="ml-card ml-form" noValidate autocomplete="off" aria-labelledby={titleId} onSubmit={(event) => event.preventDefault()}>
      <div class="ml-form__head">
        <h2 class="ml-heading" id={titleId}>{words.form.title}</h2>
        <ClearAll patient={patient} prefix={prefix} />
      </div>
      <p class="ml-quiet ml-form__intro">{words.form.intro}</p>
      <div class="ml-form__tools ml-noprint">
        <FindField patient={patient} prefix={prefix} />
        <UndoButton patient={patient} prefix={prefix} />
      </div>
      <AskOnly patient={patient} prefix={prefix} />
      {steps.map((step, index) => {
        const fields = Math.min(upTo - fieldsIn(steps.slice(0, index)), fieldsIn([step]));
        return fields > 0 && <Group patient={patient} step={step} prefix={prefix} upTo={fields} key={step.id} />;
      })}
      {whole && counted !== null && <Estimates patient={patient} prefix={prefix} />}
      {whole && rest.length > 0 && (
        <div class="ml-form__rest">
          <Details summary={words.form.rest(folded.length, entered(patient, folded), toCheck(patient, folded))} flat>
            {rest.map((step) => <Group patient={patient} step={step} prefix={prefix} rest key={step.id} />)}
            {counted === null && <Estimates patient={patient} prefix={prefix} />}
          </Details>
        </div>
      )}
    </form>
  );
}

/** The pre-test probability: the clinician's own number, asked for by the scores that have counts. */
function Estimates({ patient, prefix }: { patient: Patient; prefix: string }) {
  const model = modelWithCounts(patient.models.value) ?? modelWithCounts(patient.catalogue.models);
  if (model === null) return null;
  const { title, outcome, population } = model;
  const titleId = `${prefix}step-estimate`;
  return (
    <div class="ml-form__step" role="group" aria-labelledby={titleId}>
      <h3 class="ml-subheading" id={titleId}>{words.form.estimate}</h3>
      <NumberField
        patient={patient}
        variable={patient.pretest}
        hint={words.form.pretestHint(patient.pretest.help ?? '', title, outcome.label, population.events, population.total)}
        prefix={prefix}
      />
    </div>
  );
}
