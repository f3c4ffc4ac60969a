// What a file would put into the form, before anybody agreed to it.
import { readFhir, type FhirContent, type Found, type Ignored, type Trouble as FhirTrouble } from '../../fhir/read';
import type { When } from '../../fhir/when';
import { roomWords } from '../../locales';
import type { Entries, Entry, Patient } from '../patient';
import { isPatientFile, readFile, type Trouble as FileTrouble, type Unfit } from './file';
import { fieldsOf } from './report';

export interface Option {
  entry: Entry;
  when: When | null;
  preliminary: boolean;
}

/** The values a file has for one field. */
export interface Choice {
  id: string;
  options: Option[];
  /** null where the reader has to choose. */
  proposed: number | null;
  notListed: number;
}

export interface Proposal {
  /** A saved patient takes the place of everything; a record system's values join what is typed. */
  kind: 'patient' | 'fhir';
  choices: Choice[];
  /** What was left out and why, each with how often. */
  ignored: string[];
  ignoredCount: number;
  notes: string[];
}

export type Outcome = { ok: true; proposal: Proposal } | { ok: false; trouble: string };

export const FILE_LIMIT = 20_000_000;
const PATIENT_LIMIT = 1_000_000;
/** Kinds of entries worth listing; a hospital's whole record has more. */
const LISTED = 40;

const clip = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}\u2026` : text);

export async function propose(text: string, patient: Patient, progress: (done: number, all: number) => void): Promise<Outcome> {
  const trouble = (sentence: string): Outcome => ({ ok: false, trouble: sentence });
  const { trouble: say } = roomWords.file;
  if (text.length > FILE_LIMIT) return trouble(say.tooLarge(megabytes(FILE_LIMIT)));
  const whole = text.replace(/^\ufeff/, '').trim();
  if (whole === '') return trouble(say.empty);
  if (whole.startsWith('<')) return trouble(say.xml);
  let root: unknown;
  try {
    root = JSON.parse(whole);
  } catch {
    return trouble(say.notJson);
  }
  if (isPatientFile(root)) return whole.length > PATIENT_LIMIT ? trouble(say.tooLarge(megabytes(PATIENT_LIMIT))) : ofFile(root, patient);
  const isResource = (one: unknown) => typeof one === 'object' && one !== null && Object.hasOwn(one, 'resourceType');
  if (!(Array.isArray(root) ? root.some(isResource) : isResource(root))) return trouble(say.otherFormat);
  const reading = await readFhir(root, fieldsOf(patient), progress);
  return reading.ok ? { ok: true, proposal: ofFhir(reading.content, patient) } : trouble(fhirTrouble(reading.trouble));
}

const megabytes = (bytes: number) => roomWords.file.megabytes(bytes / 1_000_000);

function ofFile(root: unknown, patient: Patient): Outcome {
  const reading = readFile(root, patient);
  if (!reading.ok) return { ok: false, trouble: fileTrouble(reading.trouble) };
  const { entries, unfit, data } = reading;
  const here = patient.catalogue.version.data;
  return {
    ok: true,
    proposal: {
      kind: 'patient',
      choices: Object.entries(entries).map(([id, entry]) => ({ id, options: [{ entry, when: null, preliminary: false }], proposed: 0, notListed: 0 })),
      ignored: listed(unfit.map((one) => roomWords.file.ignored(clip(patient.labelOf(one.id)), unfitText(one)))),
      ignoredCount: unfit.length,
      notes: data === null || data === here ? [] : [roomWords.file.otherData(clip(data), here)]
    }
  };
}

function ofFhir({ groups, ignored, onePage }: FhirContent, patient: Patient): Proposal {
  const order = fieldsOf(patient).map(({ id }) => id);
  return {
    kind: 'fhir',
    choices: [...groups]
      .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
      .map(({ id, found, proposed, notListed }) => ({ id, options: found.map((one) => option(one, id, patient)), proposed, notListed })),
    // What was meant for a field of the form comes first: that is what somebody may miss.
    ignored: listed([...ignored.filter(({ id }) => id !== null), ...ignored.filter(({ id }) => id === null)].map(ignoredText)),
    ignoredCount: ignored.reduce((sum, { count }) => sum + count, 0),
    notes: onePage ? [roomWords.fhir.onePage] : []
  };
}

function option({ value, when, preliminary }: Found, id: string, patient: Patient): Option {
  return { entry: entryOf(value, id, patient), when, preliminary };
}

function entryOf(value: Found['value'], id: string, patient: Patient): Entry {
  switch (value.kind) {
    case 'number': return { ...value, couldNotPerform: false };
    case 'could_not_perform': {
      const blank = patient.entries.value[id];
      return { kind: 'number', text: '', unit: blank?.kind === 'number' ? blank.unit : '', couldNotPerform: true };
    }
    case 'finding':
    case 'category': return value;
  }
}

const listed = (sentences: readonly string[]) =>
  sentences.length <= LISTED ? [...sentences] : [...sentences.slice(0, LISTED), roomWords.file.more(sentences.length - LISTED)];

const ignoredText = ({ what, code, given, accepted, count }: Ignored) =>
  roomWords.file.times(roomWords.file.ignored(what, roomWords.fhir.reasons[code](given, accepted)), count);

function unfitText(unfit: Unfit): string {
  switch (unfit.code) {
    case 'unknownInput': return roomWords.file.unknownInput;
    case 'malformed': return roomWords.fhir.reasons.notANumber(clip(unfit.given));
    case 'answer': return roomWords.fhir.reasons.answer(clip(unfit.given), []);
    case 'noUnit':
    case 'unit': return roomWords.fhir.reasons[unfit.code](clip(unfit.given), unfit.accepted);
  }
}

function fileTrouble(trouble: FileTrouble): string {
  switch (trouble.code) {
    case 'newerVersion': return roomWords.file.trouble.newerVersion(trouble.version);
    case 'badVersion':
    case 'noPatient': return roomWords.file.trouble[trouble.code];
  }
}

function fhirTrouble(trouble: FhirTrouble): string {
  const say = roomWords.fhir.trouble;
  switch (trouble.code) {
    case 'resourceType': return say.resourceType(trouble.given);
    case 'tooMany': return say.tooMany(trouble.count, trouble.limit);
    case 'severalPatients': return say.severalPatients(trouble.count);
    case 'notFhir':
    case 'history':
    case 'modified':
    case 'nothing': return say[trouble.code];
  }
}

/** The form as it would be with these of its options. */
export function entriesWith(proposal: Proposal, chosen: ReadonlyMap<string, number | null>, present: Entries): Entries {
  const entries: Record<string, Entry> = proposal.kind === 'patient' ? {} : { ...present };
  for (const { id, options } of proposal.choices) {
    const place = chosen.get(id) ?? null;
    const option = place === null ? undefined : options[place];
    if (option !== undefined) entries[id] = option.entry;
  }
  return entries;
}
