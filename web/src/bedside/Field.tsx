import { useState } from 'preact/hooks';
import type { NumberVariable, UnitSuggestion, Variable, Warning } from '../engine';
import { words } from '../locales';
import { Checkbox } from '../ui/Checkbox/Checkbox';
import { rowId, type RowAction } from '../ui/FormRow/FormRow';
import { Segments } from '../ui/Segments/Segments';
import { SelectField } from '../ui/SelectField/SelectField';
import { TextField } from '../ui/TextField/TextField';
import type { NumberEntry, Patient } from './patient';
import { preferredUnits } from './settings';

interface Props {
  patient: Patient;
  variable: Variable;
  /** Before every id, where several forms stand on one page. */
  prefix?: string;
}

export const fieldId = (variable: string, prefix = '') => `${prefix}field-${variable}`;

/** More answers than this are a list to choose from, not buttons side by side. */
const SIDE_BY_SIDE = 3;

/** A message appears a moment after the field is left: at once, it would push down the very button being tapped. */
function leaveSoon(patient: Patient, id: string) {
  window.setTimeout(() => patient.leave(id), 200);
}

/** The button just pressed is gone; the reading position stays with its field, without opening a keypad. */
const backTo = (id: string) => document.getElementById(rowId(id))?.focus({ preventScroll: true });

function shared(patient: Patient, { id, label, help }: Variable, prefix = '') {
  const field = fieldId(id, prefix);
  const titles = patient.askedForBy(id);

  const useUnit = (suggestion: UnitSuggestion): RowAction[] => (suggestion === null ? [] : [{
    label: words.form.useUnit(suggestion.label),
    name: words.form.useUnitFor(suggestion.label, label),
    onClick: () => { patient.setUnit(id, suggestion.unit); backTo(field); }
  }]);

  const itIsRight = (question: Warning | null): RowAction[] => (question === null ? [] : [{
    ...(question.code === 'contradiction'
      ? { label: words.form.bothRight, name: words.form.bothRight }
      : { label: words.form.right, name: words.form.rightFor(label) }),
    onClick: () => { patient.confirm(question); backTo(field); }
  }]);

  return {
    id: field,
    label,
    tag: titles.length === 0 ? undefined : words.form.usedBy(titles),
    hint: help,
    errors: patient.shownErrors(id).map(({ message, remedy, suggestion }) => ({ text: `${message} ${remedy}`, actions: useUnit(suggestion) })),
    errorPrefix: words.form.error,
    remarks: patient.shownRemarks(id).map(({ message, suggestion, question }) => ({
      text: message,
      actions: [...useUnit(suggestion), ...itIsRight(question)]
    })),
    blank: !patient.entered(id)
  };
}

export function Field({ patient, variable, prefix }: Props) {
  const entry = patient.entries.value[variable.id];
  if (variable.kind === 'number') return <NumberField patient={patient} variable={variable} {...(prefix === undefined ? {} : { prefix })} />;
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
      onChange: (next: string) => patient.set(variable.id, { kind: 'category', code: next === '' ? null : next })
    };
    return few
      ? <Segments {...common} options={[...categories, unknown]} />
      : <SelectField {...common} options={[unknown, ...categories]} />;
  }
  return null;
}

interface NumberProps extends Props {
  variable: NumberVariable;
  hint?: string;
}

export function NumberField({ patient, variable, hint, prefix }: NumberProps) {
  const [switched, setSwitched] = useState(false);
  const entry = patient.entries.value[variable.id];
  if (entry?.kind !== 'number') return null;
  const common = shared(patient, variable, prefix);
  // Whoever sits here now may not have chosen it.
  const asBefore = !switched && entry.text !== '' && entry.unit !== variable.units[0].code && preferredUnits.value[variable.id] === entry.unit;
  return (
    <TextField
      {...common}
      hint={hint ?? common.hint}
      value={entry.text}
      units={variable.units}
      unit={entry.unit}
      unitLabel={words.form.unit(variable.label)}
      converted={converted(patient, variable)}
      disabled={entry.couldNotPerform}
      onInput={(text) => patient.set(variable.id, { ...entry, text })}
      onUnit={(unit) => { patient.setUnit(variable.id, unit); setSwitched(true); }}
      onLeave={() => leaveSoon(patient, variable.id)}
    >
      {asBefore && <p class="ml-quiet ml-noprint">{words.form.unitAsBefore(labelOfUnit(variable, entry.unit))}</p>}
      {switched && <p class="ml-quiet ml-noprint">{words.form.unitKept(labelOfUnit(variable, entry.unit))}</p>}
      {variable.states?.map((state) => (
        <Checkbox
          key={state.id}
          id={`${common.id}-${state.id}`}
          label={state.label}
          hint={state.help}
          checked={entry.couldNotPerform}
          onChange={(checked) => setState(patient, variable.id, entry, checked)}
        />
      ))}
    </TextField>
  );
}

const labelOfUnit = ({ units }: NumberVariable, unit: string) => units.find(({ code }) => code === unit)?.label ?? unit;

/** The quantity as the scores use it, where it was typed in another unit. */
function converted(patient: Patient, { id, units: [canonical] }: NumberVariable) {
  const echo = patient.assessment.value.inputs.find(({ input }) => input === id);
  return echo?.converted === true && echo.text !== null ? words.form.converted(echo.text, canonical.label) : undefined;
}

/** The typed number stays in its field while "could not be performed" is ticked, and counts again afterwards. */
function setState(patient: Patient, id: string, entry: NumberEntry, couldNotPerform: boolean) {
  patient.set(id, { ...entry, couldNotPerform });
  patient.leave(id);
}
