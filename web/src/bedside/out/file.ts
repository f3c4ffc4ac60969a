// One patient as a JSON file: what was typed, in the shape the core takes, with what is needed to read it years later.
import type { Variable } from '../../engine';
import type { Entries, Entry, Patient } from '../patient';
import { fieldsOf } from './report';

export const FORMAT = 'myolung-patient';
const VERSION = 1;

/** Which scores are asked for is a wish of the reader, not a fact of the patient: it stays out. */
export function fileText({ catalogue, request }: Patient): string {
  const { values, pretest_probability, infection_probability } = request.value;
  const patient = { values, pretest_probability, infection_probability };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, data: catalogue.version.data, patient }, null, 2)}\n`;
}

export type Trouble = { code: 'newerVersion'; version: string } | { code: 'badVersion' | 'noPatient' };

/** A field whose value in the file cannot stand in the form. */
export type Unfit =
  | { code: 'unknownInput' | 'malformed' | 'answer'; id: string; given: string }
  | { code: 'noUnit' | 'unit'; id: string; given: string; accepted: readonly string[] };

export type FileReading = { ok: true; entries: Entries; unfit: Unfit[]; data: string | null } | { ok: false; trouble: Trouble };

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: unknown, key: string): unknown => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined);

export const isPatientFile = (root: unknown) => own(root, 'format') === FORMAT;

/** What the file says, field by field; a value the core would refuse is kept: the form shows what is wrong with it. */
export function readFile(root: unknown, patient: Patient): FileReading {
  const version = own(root, 'version');
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return { ok: false, trouble: { code: 'badVersion' } };
  if (version > VERSION) return { ok: false, trouble: { code: 'newerVersion', version: String(version) } };
  const request = own(root, 'patient');
  const values = own(request, 'values');
  if (!isObject(request) || (values !== undefined && values !== null && !isObject(values))) return { ok: false, trouble: { code: 'noPatient' } };

  const estimates = [patient.pretest.id, patient.infection.id];
  const entries: Record<string, Entry> = {};
  const unfit: Unfit[] = [];
  for (const variable of fieldsOf(patient)) {
    const given = own(estimates.includes(variable.id) ? request : values, variable.id);
    if (given === undefined || given === null) continue;
    const entry = entryOf(variable, typeof given === 'number' ? { value: given, unit: '1' } : given);
    if ('code' in entry && !('kind' in entry)) unfit.push(entry);
    else if ('kind' in entry) entries[variable.id] = entry;
  }
  const known = new Set(patient.variables.map(({ id }) => id));
  const unknown = Object.keys(values ?? {}).filter((id) => !known.has(id));
  const data = own(root, 'data');
  return {
    ok: true,
    entries,
    unfit: [...unfit, ...unknown.map((id) => ({ code: 'unknownInput' as const, id, given: id }))],
    data: typeof data === 'string' ? data : null
  };
}

/** A value that does not fit, as it stands there. */
const plain = (value: unknown) => (typeof value === 'object' ? '' : String(value));

/** Half a pair of UTF-16 units, the other half missing. */
const halves = /\p{Surrogate}/gu;

function entryOf(variable: Variable, given: unknown): Entry | Unfit {
  const { id } = variable;
  const value = own(given, 'value');
  if (variable.kind === 'number') {
    const [first] = variable.units;
    if (own(given, 'state') === 'could_not_perform' && variable.states !== undefined) return { kind: 'number', text: '', unit: first.code, couldNotPerform: true };
    if (typeof value !== 'string' && typeof value !== 'number') return { code: 'malformed', id, given: '' };
    const text = String(value);
    // Half a character is no text: the core would refuse the whole patient for it.
    const whole = text.replaceAll(halves, '\ufffd');
    if (whole !== text) return { code: 'malformed', id, given: whole };
    const accepted = variable.units.map(({ label }) => label);
    const unit = own(given, 'unit') ?? (variable.units.length === 1 ? first.code : undefined);
    if (unit === undefined) return { code: 'noUnit', id, given: text, accepted };
    const found = variable.units.find(({ code, label, aliases = [] }) => [code, label, ...aliases].some((one) => one === unit));
    return found === undefined ? { code: 'unit', id, given: plain(unit), accepted } : { kind: 'number', text, unit: found.code, couldNotPerform: false };
  }
  if (variable.kind === 'finding') return typeof value === 'boolean' ? { kind: 'finding', present: value } : { code: 'answer', id, given: plain(value) };
  const category = variable.categories.find(({ code }) => code === value);
  return category === undefined ? { code: 'answer', id, given: plain(value) } : { kind: 'category', code: category.code };
}
