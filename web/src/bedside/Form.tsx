import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { ClearAll } from './ClearAll';
import { Field, NumberField } from './Field';
import type { Patient } from './patient';
import { modelWithCounts } from './patient';
import type { Step } from './workup';

/** Everything any score asks for, once, in the order of a work-up. */
export function Form({ patient }: { patient: Patient }) {
  return (
    <form class="ml-card ml-form" noValidate autocomplete="off" aria-labelledby="form-title" onSubmit={(event) => event.preventDefault()}>
      <div class="ml-form__head">
        <h2 class="ml-heading" id="form-title">{words.form.title}</h2>
        <ClearAll patient={patient} />
      </div>
      <p class="ml-quiet ml-form__intro">{words.form.intro}</p>
      {patient.steps.map((step) => <StepFields patient={patient} step={step} key={step.id} />)}
      <Estimates patient={patient} />
    </form>
  );
}

function StepFields({ patient, step }: { patient: Patient; step: Step }) {
  const entered = step.more.filter(({ id }) => patient.entered(id)).length;
  return (
    <div class="ml-form__step" role="group" aria-labelledby={`step-${step.id}`}>
      <h3 class="ml-subheading" id={`step-${step.id}`}>{words.form.steps[step.id]}</h3>
      {step.asked.map((variable) => <Field patient={patient} variable={variable} key={variable.id} />)}
      {step.more.length > 0 && (
        <Details summary={words.form.more(step.id, step.more.length, entered)} flat>
          {step.more.map((variable) => <Field patient={patient} variable={variable} key={variable.id} />)}
        </Details>
      )}
      {step.id === 'exacerbation' && patient.asksForInfection.value && (
        <NumberField patient={patient} variable={patient.infection} hint={words.form.infectionHint(patient.infection.help ?? '')} />
      )}
    </div>
  );
}

/** The pre-test probability: the clinician's own number, asked for by the scores that have counts. */
function Estimates({ patient }: { patient: Patient }) {
  const model = modelWithCounts(patient.catalogue);
  if (model === null) return null;
  const { title, outcome, population } = model;
  return (
    <div class="ml-form__step" role="group" aria-labelledby="step-estimate">
      <h3 class="ml-subheading" id="step-estimate">{words.form.estimate}</h3>
      <NumberField
        patient={patient}
        variable={patient.pretest}
        hint={words.form.pretestHint(patient.pretest.help ?? '', title, outcome.label, population.events, population.total)}
      />
    </div>
  );
}
