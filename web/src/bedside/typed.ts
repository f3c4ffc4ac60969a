// A value as somebody typed it, in words; and as the core understood it, where that is another unit.
import type { Variable } from '../engine';
import { words } from '../locales';
import type { Patient } from './patient';

/** '43 %', 'Yes', 'CADM', 'could not be performed', 'not known'. */
export function typedText(patient: Patient, variable: Variable): string {
  const entry = patient.entries.value[variable.id];
  if (entry === undefined || !patient.entered(variable.id)) return words.compare.unknown;
  if (entry.kind === 'finding') return entry.present === true ? words.form.yes : words.form.no;
  if (entry.kind === 'category') {
    return (variable.kind === 'category' && variable.categories.find(({ code }) => code === entry.code)?.label) || words.compare.unknown;
  }
  if (variable.kind !== 'number') return entry.text;
  if (entry.couldNotPerform) return variable.states?.find(({ id }) => id === 'could_not_perform')?.label ?? words.compare.unknown;
  return words.compare.quantity(entry.text.trim(), variable.units.find(({ code }) => code === entry.unit)?.label ?? entry.unit);
}

export const echoOf = (patient: Patient, input: string) => patient.assessment.value.inputs.find((one) => one.input === input);

/** In the unit the scores use; null where it was typed in that. */
export function convertedText(patient: Patient, variable: Variable): string | null {
  const echo = echoOf(patient, variable.id);
  if (variable.kind !== 'number' || echo === undefined || !echo.converted || echo.text === null) return null;
  return words.compare.quantity(echo.text, variable.units[0].label);
}
