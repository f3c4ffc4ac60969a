import type { Variable } from '../engine';
import { words } from '../locales';
import { Checkbox } from '../ui/Checkbox/Checkbox';
import { Choice } from '../ui/Choice/Choice';
import { TextField } from '../ui/TextField/TextField';
import type { NumberEntry, Patient } from './patient';

export const fieldId = (variable: string) => `field-${variable}`;

/** A message appears a moment after the field is left: at once, it would push down the very button being tapped. */
export function leaveSoon(patient: Patient, id: string) {
  window.setTimeout(() => patient.leave(id), 200);
}

interface Props {
  patient: Patient;
  variable: Variable;
  optional: boolean;
}

export function Field({ patient, variable, optional }: Props) {
  const entry = patient.entries.value[variable.id];
  if (entry === undefined) return null;
  const label = optional ? words.form.optional(variable.label) : variable.label;
  const shared = {
    id: fieldId(variable.id),
    hint: variable.help,
    errors: patient.shownErrors(variable.id).map(({ message, remedy }) => `${message} ${remedy}`),
    errorPrefix: words.form.error
  };
  if (variable.kind === 'number' && entry.kind === 'number') {
    return (
      <TextField
        {...shared}
        label={label}
        value={entry.text}
        units={variable.units}
        unit={entry.unit}
        unitLabel={words.form.unit(variable.label)}
        disabled={entry.couldNotPerform}
        remarks={patient.shownRemarks(variable.id)}
        onInput={(text) => patient.set(variable.id, { ...entry, text })}
        onUnit={(unit) => patient.set(variable.id, { ...entry, unit })}
        onLeave={() => leaveSoon(patient, variable.id)}
      >
        {variable.states?.map((state) => (
          <Checkbox
            key={state.id}
            id={`${fieldId(variable.id)}-${state.id}`}
            label={state.label}
            hint={state.help}
            checked={entry.couldNotPerform}
            onChange={(checked) => setState(patient, variable.id, entry, checked)}
          />
        ))}
      </TextField>
    );
  }
  if (variable.kind === 'finding' && entry.kind === 'finding') {
    const value = entry.present === null ? 'unknown' : entry.present ? 'yes' : 'no';
    const options = [
      { value: 'yes', label: words.form.yes },
      { value: 'no', label: words.form.no },
      { value: 'unknown', label: words.form.unknown, neutral: true }
    ];
    return (
      <Choice
        {...shared}
        legend={label}
        options={options}
        value={value}
        remarks={patient.remarks(variable.id)}
        onChange={(next) => patient.set(variable.id, { kind: 'finding', present: next === 'unknown' ? null : next === 'yes' })}
      />
    );
  }
  if (variable.kind === 'category' && entry.kind === 'category') {
    const options = [
      ...variable.categories.map((category) => ({ value: category.code, label: category.label })),
      { value: '', label: words.form.unknown, neutral: true }
    ];
    return (
      <Choice
        {...shared}
        legend={label}
        options={options}
        value={entry.code ?? ''}
        remarks={patient.remarks(variable.id)}
        onChange={(next) => patient.set(variable.id, { kind: 'category', code: next === '' ? null : next })}
      />
    );
  }
  return null;
}

/** The typed number stays in its field while "could not be performed" is ticked, and counts again afterwards. */
function setState(patient: Patient, id: string, entry: NumberEntry, couldNotPerform: boolean) {
  patient.set(id, { ...entry, couldNotPerform });
  patient.leave(id);
}
