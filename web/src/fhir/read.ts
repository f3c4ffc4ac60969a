// Reading FHIR R4: which of the values in a file are inputs of the scores, and why the others are not. Nothing is
// converted and nothing is decided here: units are recognised by their spelling, the core reads the numbers.
import type { NumberVariable, Variable } from '../engine';
import { ANSWER, categories, DATA_ABSENT, LOINC, STATE, UCUM, unitOf, VARIABLE, YES_NO } from './systems';
import { isAfter, whenOf, type When } from './when';

export type FoundValue =
  | { kind: 'number'; text: string; unit: string }
  | { kind: 'could_not_perform' }
  | { kind: 'finding'; present: boolean }
  | { kind: 'category'; code: string };

export interface Found {
  value: FoundValue;
  when: When | null;
  preliminary: boolean;
}

/** All values of one variable, the latest first. */
export interface Group {
  id: string;
  found: Found[];
  /** Which of them is clearly the latest final one; null where nobody but the reader can choose. */
  proposed: number | null;
  /** Older ones, beyond those worth listing. */
  notListed: number;
}

export type ReasonCode =
  | 'noField' | 'severalFields' | 'status' | 'notFinal' | 'comparator' | 'noUnit' | 'unit' | 'unitsDiffer' | 'notANumber' | 'noValue' | 'absent'
  | 'notPerformed' | 'valueType' | 'answer' | 'notAboutPatient' | 'focus' | 'modified' | 'otherVersion' | 'malformed' | 'duplicate' | 'gender'
  | 'resource' | 'birthDate' | 'tooManyParts';

/** Why something was left out, and how often. `given` is what stands in the file. */
export interface Ignored {
  what: string;
  code: ReasonCode;
  given: string;
  accepted: readonly string[];
  /** The field it was meant for, where it is known. */
  id: string | null;
  count: number;
}

export type Trouble =
  | { code: 'notFhir' | 'history' | 'modified' | 'nothing' }
  | { code: 'resourceType'; given: string }
  | { code: 'tooMany'; count: number; limit: number }
  | { code: 'severalPatients'; count: number };

export interface FhirContent {
  groups: Group[];
  ignored: Ignored[];
  /** It says itself that more pages belong to it. */
  onePage: boolean;
}

export type FhirReading = { ok: true; content: FhirContent } | { ok: false; trouble: Trouble };

export const ENTRY_LIMIT = 20_000;
/** Components of one Observation: a panel of a laboratory has some dozens. */
export const PART_LIMIT = 200;
const PORTION = 250;
const LISTED = 8;
const SHOWN = 60;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const own = (object: unknown, key: string): unknown => (isObject(object) && Object.hasOwn(object, key) ? object[key] : undefined);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value.trim() : null);
/** Foreign text, short enough to show. */
export const clipped = (value: unknown): string => {
  const whole = typeof value === 'string' ? value : typeof value === 'object' ? '' : String(value);
  const line = whole.slice(0, 4 * SHOWN).replace(/[\p{C}\s]+/gu, ' ').trim();
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}\u2026` : line;
};

/** The members an Observation has in R4, and what stands in one of its components. */
const ofObservation = new Set([
  'resourceType', 'id', 'meta', 'implicitRules', 'language', 'text', 'contained', 'extension', 'modifierExtension', 'identifier', 'basedOn',
  'partOf', 'status', 'category', 'code', 'subject', 'focus', 'encounter', 'effectiveDateTime', 'effectivePeriod', 'effectiveTiming',
  'effectiveInstant', 'issued', 'performer', 'dataAbsentReason', 'interpretation', 'note', 'bodySite', 'method', 'specimen', 'device',
  'referenceRange', 'hasMember', 'derivedFrom', 'component', 'valueQuantity', 'valueCodeableConcept', 'valueString', 'valueBoolean',
  'valueInteger', 'valueRange', 'valueRatio', 'valueSampledData', 'valueTime', 'valueDateTime', 'valuePeriod'
]);
const ofQuantity = new Set(['id', 'extension', 'value', 'comparator', 'unit', 'system', 'code']);
const final = ['final', 'amended', 'corrected'];

/** Thrown by what cannot be used, with its reason; caught where it is listed. */
class LeftOut {
  constructor(readonly code: ReasonCode, readonly given = '', readonly accepted: readonly string[] = []) {}
}

/** Reads what JSON.parse gave, for these fields. Works in portions, so that the page stays alive; `progress` hears how
 *  far it is. */
export async function readFhir(root: unknown, variables: readonly Variable[], progress: (done: number, all: number) => void = () => {}): Promise<FhirReading> {
  const resources = resourcesOf(root);
  if ('trouble' in resources) return { ok: false, trouble: resources.trouble };
  const { entries, onePage } = resources;
  if (entries.length > ENTRY_LIMIT) return { ok: false, trouble: { code: 'tooMany', count: entries.length, limit: ENTRY_LIMIT } };
  const patients = patientsOf(entries);
  if (patients > 1) return { ok: false, trouble: { code: 'severalPatients', count: patients } };

  const reader = new Reader(variables);
  for (let done = 0; done < entries.length; done += PORTION) {
    progress(done, entries.length);
    for (const { resource } of entries.slice(done, done + PORTION)) reader.read(resource);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return { ok: true, content: { groups: reader.groups(), ignored: reader.ignored(), onePage } };
}

interface Entry {
  fullUrl: string | null;
  resource: unknown;
}

type Resources = { entries: Entry[]; onePage: boolean } | { trouble: Trouble };

/** A Bundle, a list of resources, or one Observation. */
function resourcesOf(root: unknown): Resources {
  if (Array.isArray(root)) return { entries: root.map((resource: unknown) => ({ fullUrl: null, resource })), onePage: false };
  const type = text(own(root, 'resourceType'));
  if (type === null) return { trouble: { code: 'notFhir' } };
  if (own(root, 'implicitRules') !== undefined) return { trouble: { code: 'modified' } };
  if (type === 'Observation') return { entries: [{ fullUrl: null, resource: root }], onePage: false };
  if (type !== 'Bundle') return { trouble: { code: 'resourceType', given: clipped(type) } };
  if (own(root, 'type') === 'history') return { trouble: { code: 'history' } };
  const entries = list(own(root, 'entry')).map((entry) => ({ fullUrl: text(own(entry, 'fullUrl')), resource: own(entry, 'resource') }));
  if (entries.length === 0) return { trouble: { code: 'nothing' } };
  return { entries, onePage: list(own(root, 'link')).some((link) => own(link, 'relation') === 'next') };
}

/** The server, if one is named, and 'Patient/1' of 'https://example.org/fhir/Patient/1/_history/2'. */
const patientReference = /^(.*\/)?(Patient\/[^/?]+)(?:\/_history\/[^/]+)?$/;
const elsewhere = /(?:^|\/)(?!Patient\/)[A-Z][A-Za-z]+\/[^/]+(?:\/_history\/[^/]+)?$/;

/** How many people the values are of: whoever cannot be told to be the same counts as another. */
function patientsOf(entries: readonly Entry[]): number {
  /** Each person with the servers that name one so. */
  const people = new Map<string, Set<string>>();
  const known = new Map<string, string>();
  const meet = (person: string, server = '') => {
    const servers = people.get(person) ?? new Set();
    if (server !== '') servers.add(server);
    people.set(person, servers);
  };
  const meetReference = (reference: string) => {
    const person = known.get(reference);
    if (person !== undefined) return meet(person);
    const [, server, local = reference] = patientReference.exec(reference) ?? [];
    meet(local, server);
  };
  for (const { fullUrl, resource } of entries) {
    if (own(resource, 'resourceType') !== 'Patient') continue;
    const id = text(own(resource, 'id'));
    const [, server, local] = patientReference.exec(fullUrl ?? '') ?? [];
    const person = id === null ? local ?? fullUrl ?? `#${people.size}` : `Patient/${id}`;
    meet(person, server);
    if (fullUrl !== null) known.set(fullUrl, person);
  }
  for (const { resource } of entries) {
    if (own(resource, 'resourceType') !== 'Observation') continue;
    const subject = own(resource, 'subject');
    const reference = text(own(subject, 'reference'));
    if (reference === null) {
      const identifier = own(subject, 'identifier');
      if (identifier !== undefined) meet(`${text(own(identifier, 'system')) ?? ''}|${text(own(identifier, 'value')) ?? ''}`);
    } else if (reference.startsWith('#')) {
      const inside = list(own(resource, 'contained')).find((one) => own(one, 'id') === reference.slice(1));
      const [identifier] = list(own(inside, 'identifier'));
      meet(`${reference} ${text(own(identifier, 'value')) ?? ''}`);
    } else if (!elsewhere.test(reference)) meetReference(reference);
  }
  return [...people.values()].reduce((sum, servers) => sum + Math.max(1, servers.size), 0);
}

class Reader {
  private readonly byCode = new Map<string, Variable>();
  private readonly found = new Map<string, Found[]>();
  private readonly known = new Set<string>();
  private readonly left = new Map<string, Ignored>();

  constructor(variables: readonly Variable[]) {
    for (const variable of variables) {
      this.byCode.set(`${VARIABLE} ${variable.id}`, variable);
      if (variable.kind === 'number' && variable.loinc !== undefined) this.byCode.set(`${LOINC} ${variable.loinc.code}`, variable);
    }
  }

  read(resource: unknown) {
    const type = text(own(resource, 'resourceType'));
    if (type === 'Observation' && isObject(resource)) return this.observation(resource);
    if (type === 'Patient') return this.patient(resource);
    if (type === null) return this.leave('', new LeftOut('malformed'));
    this.leave(clipped(type), new LeftOut('resource'));
  }

  groups(): Group[] {
    return [...this.found].map(([id, all]) => {
      // The latest first; without a date last. What is as late as another keeps its order.
      const sorted = [...all].sort((one, other) => (other.when?.from ?? -Infinity) - (one.when?.from ?? -Infinity) || 0);
      return { id, found: sorted.slice(0, LISTED), proposed: latest(sorted), notListed: Math.max(0, sorted.length - LISTED) };
    });
  }

  ignored(): Ignored[] {
    return [...this.left.values()];
  }

  private patient(resource: unknown) {
    if (own(resource, 'birthDate') !== undefined) this.leave('Patient', new LeftOut('birthDate'));
    const sex = this.byCode.get(`${VARIABLE} sex`);
    const gender = own(resource, 'gender');
    if (gender === undefined || sex?.kind !== 'category') return;
    const category = sex.categories.find(({ code }) => code === gender);
    if (category === undefined) return this.leave(sex.label, new LeftOut('gender', clipped(gender), sex.categories.map(({ label }) => label)), sex.id);
    this.add(sex, { value: { kind: 'category', code: category.code }, when: null, preliminary: false });
  }

  private observation(resource: Json) {
    const what = nameOf(own(resource, 'code'));
    // Of a panel, only the members have values of their own.
    const parts = list(own(resource, 'component'));
    if (parts.length > PART_LIMIT) return this.leave(what, new LeftOut('tooManyParts', String(parts.length), [String(PART_LIMIT)]));
    const values = Object.keys(resource).filter((key) => key.startsWith('value')).length;
    const all = parts.length > 0 && values === 0 ? parts : [resource, ...parts];
    const unfit = this.unfit(resource);
    const when = dateOf(resource);
    for (const part of all) {
      const name = part === resource ? what : nameOf(own(part, 'code'));
      let variable: Variable | null = null;
      try {
        variable = this.variableOf(own(part, 'code'));
        if (unfit !== null) throw unfit;
        if (own(part, 'modifierExtension') !== undefined) throw new LeftOut('modified');
        this.add(variable, { value: valueOf(variable, part), when, preliminary: own(resource, 'status') === 'preliminary' });
      } catch (reason) {
        if (!(reason instanceof LeftOut)) throw reason;
        this.leave(name, reason, variable?.id ?? null);
      }
    }
  }

  /** The one field its codes name. */
  private variableOf(code: unknown): Variable {
    const codings = list(own(code, 'coding'));
    const named = new Set<Variable>();
    for (const coding of codings) {
      const variable = this.byCode.get(`${text(own(coding, 'system')) ?? ''} ${text(own(coding, 'code')) ?? ''}`);
      if (variable !== undefined) named.add(variable);
    }
    const [variable, other] = named;
    if (variable === undefined) throw new LeftOut('noField');
    if (other !== undefined) throw new LeftOut('severalFields', [...named].map(({ label }) => label).join(', '));
    return variable;
  }

  /** Why nothing of it can be used; null where it can. */
  private unfit(resource: Json): LeftOut | null {
    const foreign = Object.keys(resource).find((key) => !key.startsWith('_') && !ofObservation.has(key));
    if (foreign !== undefined) return new LeftOut('otherVersion', clipped(foreign));
    if (own(resource, 'modifierExtension') !== undefined || own(resource, 'implicitRules') !== undefined) return new LeftOut('modified');
    if (own(resource, 'focus') !== undefined) return new LeftOut('focus');
    const subject = own(resource, 'subject');
    const reference = text(own(subject, 'reference'));
    const kind = text(own(subject, 'type'));
    const other = reference !== null && elsewhere.test(reference);
    if (other || (kind !== null && kind !== 'Patient')) return new LeftOut('notAboutPatient', clipped(reference ?? kind));
    const status = text(own(resource, 'status'));
    if (status === null) return new LeftOut('status');
    if (status !== 'preliminary' && !final.includes(status)) return new LeftOut('notFinal', clipped(status));
    return null;
  }

  private add({ id, label }: Variable, found: Found) {
    // The sex is said by the patient and may be said again by an Observation, whenever that was.
    const key = JSON.stringify(id === 'sex' ? [id, found.value] : [id, found.value, found.when?.text, found.preliminary]);
    if (this.known.has(key)) return this.leave(label, new LeftOut('duplicate'), id);
    this.known.add(key);
    const all = this.found.get(id) ?? [];
    all.push(found);
    this.found.set(id, all);
  }

  private leave(what: string, { code, given, accepted }: LeftOut, id: string | null = null) {
    const key = JSON.stringify([what, code, given]);
    const known = this.left.get(key);
    if (known === undefined) this.left.set(key, { what, code, given, accepted, id, count: 1 });
    else known.count += 1;
  }
}

/** The place of the latest final value, where it is clearly the latest. */
function latest(sorted: readonly Found[]): number | null {
  const candidates = sorted.filter(({ preliminary }) => !preliminary);
  const [first, ...others] = candidates;
  if (first === undefined) return null;
  const clear = others.every(({ when }) => first.when !== null && when !== null && isAfter(first.when, when));
  const place = sorted.indexOf(first);
  return clear && place < LISTED ? place : null;
}

/** What a reader would call it: its text, the name of a code, a code. */
function nameOf(code: unknown): string {
  const codings = list(own(code, 'coding'));
  const named = text(own(code, 'text')) ?? codings.map((coding) => text(own(coding, 'display'))).find((one) => one !== null);
  return clipped(named ?? codings.map((coding) => text(own(coding, 'code'))).find((one) => one !== null) ?? '');
}

const dateOf = (resource: Json): When | null => {
  const period = own(resource, 'effectivePeriod');
  const given = own(resource, 'effectiveDateTime') ?? own(resource, 'effectiveInstant') ?? own(period, 'end') ?? own(period, 'start');
  return whenOf(given);
};

function valueOf(variable: Variable, part: unknown): FoundValue {
  const absent = own(part, 'dataAbsentReason');
  const [key, another] = isObject(part) ? Object.keys(part).filter((name) => name.startsWith('value')) : [];
  // R4 allows one of them (obs-6), and which is meant is not for us to say.
  if (another !== undefined || (key !== undefined && absent !== undefined)) throw new LeftOut('malformed');
  if (key === undefined) {
    if (absent === undefined) throw new LeftOut('noValue');
    return absence(variable, absent);
  }
  const value = own(part, key);
  switch (variable.kind) {
    case 'number':
      if (key !== 'valueQuantity') throw new LeftOut(key === 'valueInteger' ? 'noUnit' : 'valueType', key, variable.units.map(({ label }) => label));
      return quantity(variable, value);
    case 'finding':
      if (key === 'valueBoolean' && typeof value === 'boolean') return { kind: 'finding', present: value };
      if (key === 'valueCodeableConcept') return answer(value);
      throw new LeftOut('valueType', key);
    case 'category': {
      if (key !== 'valueCodeableConcept') throw new LeftOut('valueType', key, variable.categories.map(({ label }) => label));
      const codes = codesIn(value, categories(variable.id));
      const [category, other] = variable.categories.filter(({ code }) => codes.has(code));
      if (category === undefined || other !== undefined) throw new LeftOut('answer', nameOf(value), variable.categories.map(({ label }) => label));
      return { kind: 'category', code: category.code };
    }
  }
}

function quantity(variable: NumberVariable, value: unknown): FoundValue {
  if (!isObject(value)) throw new LeftOut('malformed');
  const foreign = Object.keys(value).find((key) => !key.startsWith('_') && !ofQuantity.has(key));
  if (foreign !== undefined) throw new LeftOut('otherVersion', clipped(foreign));
  const number = own(value, 'value');
  const shown = [clipped(own(value, 'comparator') ?? ''), clipped(number ?? ''), clipped(own(value, 'unit') ?? own(value, 'code') ?? '')].filter((one) => one !== '').join(' ');
  if (own(value, 'comparator') !== undefined) throw new LeftOut('comparator', shown);
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new LeftOut('notANumber', shown);
  const accepted = variable.units.map(({ label }) => label);
  const coded = own(value, 'system') === UCUM ? text(own(value, 'code')) : null;
  const written = text(own(value, 'unit')) ?? (own(value, 'system') === undefined ? text(own(value, 'code')) : null);
  const given = coded ?? written;
  if (given === null) throw new LeftOut('noUnit', shown, accepted);
  const unit = unitOf(variable, given);
  if (unit === null) throw new LeftOut('unit', clipped(given), accepted);
  // A code that says mg/L beside a text that says mg/dL: one of them is wrong, and nobody here knows which.
  const second = coded === null || written === null ? null : unitOf(variable, written);
  if (second !== null && second !== unit) throw new LeftOut('unitsDiffer', `${clipped(coded)}, ${clipped(written)}`);
  return { kind: 'number', text: String(number), unit };
}

const codesIn = (concept: unknown, system: string) =>
  new Set(list(own(concept, 'coding')).flatMap((coding) => (own(coding, 'system') === system ? [own(coding, 'code')] : [])));

function answer(concept: unknown): FoundValue {
  const said = new Set([...codesIn(concept, ANSWER), ...codesIn(concept, YES_NO)]);
  const yes = said.has('present') || said.has('Y');
  const no = said.has('absent') || said.has('N');
  if (yes === no) throw new LeftOut('answer', nameOf(concept));
  return { kind: 'finding', present: yes };
}

function absence(variable: Variable, concept: unknown): FoundValue {
  const allowed = variable.kind === 'number' && variable.states?.some(({ id }) => id === 'could_not_perform') === true;
  if (allowed && codesIn(concept, STATE).has('could_not_perform')) return { kind: 'could_not_perform' };
  if (allowed && codesIn(concept, DATA_ABSENT).has('not-performed')) throw new LeftOut('notPerformed');
  throw new LeftOut('absent', nameOf(concept));
}
