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
  return (
    <form class="ml-card ml-form" noValidate autocomplete="off" aria-labelledby="form-title" onSubmit={(event) => event.preventDefault()}>
      <div class="ml-form__head">
        <h2 class="ml-heading" id="form-title">{words.form.title}</h2>
        <p class="ml-quiet">{words.form.intro}</p>
      </div>
      {patient.variables.map((variable) => (
        <Field patient={patient} variable={variable} optional={!scoring.has(variable.id)} key={variable.id} />
      ))}
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
