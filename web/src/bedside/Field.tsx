import type { NumberVariable, Variable } from '../engine';
import { words } from '../locales';
import { Checkbox } from '../ui/Checkbox/Checkbox';
import { Segments } from '../ui/Segments/Segments';
import { SelectField } from '../ui/SelectField/SelectField';
import { TextField } from '../ui/TextField/TextField';
import type { NumberEntry, Patient } from './patient';

/** `prefix` keeps two forms on one page apart. */
export const fieldId = (variable: string, prefix = '') => `${prefix}field-${variable}`;

/** More answers than this are a list to choose from, not buttons side by side. */
const SIDE_BY_SIDE = 3;

/** A message appears a moment after the field is left: at once, it would push down the very button being tapped. */
function leaveSoon(patient: Patient, id: string) {
  window.setTimeout(() => patient.leave(id), 200);
}

const shared = (patient: Patient, { id, label, help }: Variable, prefix: string) => ({
  id: fieldId(id, prefix),
  label,
  hint: help,
  errors: patient.shownErrors(id).map(({ message, remedy }) => `${message} ${remedy}`),
  errorPrefix: words.form.error,
  blank: !patient.entered(id)
});

export function Field({ patient, variable, prefix = '' }: { patient: Patient; variable: Variable; prefix?: string }) {
  const entry = patient.entries.value[variable.id];
  if (variable.kind === 'number') return <NumberField patient={patient} variable={variable} prefix={prefix} />;
  if (variable.kind === 'finding' && entry?.kind === 'finding') {
    const options = [
      { value: 'yes', label: words.form.yes },
      { value: 'no', label: words.form.no },
      { value: 'unknown', label: words.form.unknown, neutral: true }
    ];
    return (
      <Segments
        {...shared(patient, variable, prefix)}
        options={options}
        value={entry.present === null ? 'unknown' : entry.present ? 'yes' : 'no'}
        remarks={patient.remarks(variable.id)}
        onChange={(next) => patient.set(variable.id, { kind: 'finding', present: next === 'unknown' ? null : next === 'yes' })}
      />
    );
  }
  if (variable.kind === 'category' && entry?.kind === 'category') {
    const categories = variable.categories.map(({ code, label }) => ({ value: code, label }));
    const unknown = { value: '', label: words.form.unknown, neutral: true };
    const few = [...categories, unknown].length <= SIDE_BY_SIDE;
    const common = {
      ...shared(patient, variable, prefix),
      value: entry.code ?? '',
      remarks: patient.remarks(variable.id),
      onChange: (next: string) => patient.set(variable.id, { kind: 'category', code: next === '' ? null : next })
    };
    return few
      ? <Segments {...common} options={[...categories, unknown]} />
      : <SelectField {...common} options={[unknown, ...categories]} />;
  }
  return null;
}

interface NumberProps {
  patient: Patient;
  variable: NumberVariable;
  hint?: string;
  prefix?: string;
}

export function NumberField({ patient, variable, hint, prefix = '' }: NumberProps) {
  const entry = patient.entries.value[variable.id];
  if (entry?.kind !== 'number') return null;
  const common = shared(patient, variable, prefix);
  return (
    <TextField
      {...common}
      hint={hint ?? common.hint}
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
          id={`${fieldId(variable.id, prefix)}-${state.id}`}
          label={state.label}
          hint={state.help}
          checked={entry.couldNotPerform}
          onChange={(checked) => setState(patient, variable.id, entry, checked)}
        />
      ))}
    </TextField>
  );
}

/** The typed number stays in its field while "could not be performed" is ticked, and counts again afterwards. */
function setState(patient: Patient, id: string, entry: NumberEntry, couldNotPerform: boolean) {
  patient.set(id, { ...entry, couldNotPerform });
  patient.leave(id);
}
