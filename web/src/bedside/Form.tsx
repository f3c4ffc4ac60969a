import type { ModelFile } from '../engine';
import { words } from '../locales';
import { TextField } from '../ui/TextField/TextField';
import { ClearAll } from './ClearAll';
import { Field, fieldId, leaveSoon } from './Field';
import type { Patient } from './patient';

interface Props {
  patient: Patient;
  model: ModelFile;
}

export function Form({ patient, model }: Props) {
  const scoring = new Set(model.items.map(({ input }) => input));
  const limiting = patient.variables.filter(({ id }) => !scoring.has(id));
  return (
    <form class="ml-card ml-form" noValidate autocomplete="off" aria-labelledby="form-title" onSubmit={(event) => event.preventDefault()}>
      <div class="ml-form__head">
        <h2 class="ml-heading" id="form-title">{words.form.title}</h2>
        <p class="ml-quiet">{words.form.intro}</p>
      </div>
      {patient.variables.filter(({ id }) => scoring.has(id)).map((variable) => (
        <Field patient={patient} variable={variable} optional={false} key={variable.id} />
      ))}
      {limiting.length > 0 && (
        <div class="ml-form__group" role="group" aria-labelledby="limits-title">
          <h3 class="ml-subheading" id="limits-title">{words.form.applies}</h3>
          {limiting.map((variable) => <Field patient={patient} variable={variable} optional key={variable.id} />)}
        </div>
      )}
      {model.observed !== undefined && <Pretest patient={patient} model={model} />}
      <ClearAll patient={patient} />
    </form>
  );
}

function Pretest({ patient, model }: Props) {
  const { pretest } = patient;
  const entry = patient.entries.value[pretest.id];
  if (entry?.kind !== 'number') return null;
  return (
    <TextField
      id={fieldId(pretest.id)}
      label={words.form.optional(pretest.label)}
      hint={words.form.pretestHint(pretest.help ?? '', model.population.events, model.population.total)}
      value={entry.text}
      units={pretest.units}
      unit={entry.unit}
      unitLabel={words.form.unit(pretest.label)}
      errors={patient.shownErrors(pretest.id).map(({ message, remedy }) => `${message} ${remedy}`)}
      errorPrefix={words.form.error}
      remarks={patient.shownRemarks(pretest.id)}
      onInput={(text) => patient.set(pretest.id, { ...entry, text })}
      onUnit={(unit) => patient.set(pretest.id, { ...entry, unit })}
      onLeave={() => leaveSoon(patient, pretest.id)}
    />
  );
}
