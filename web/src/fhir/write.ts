// Writing FHIR R4: the inputs as Observations, each score as a RiskAssessment. It composes; every figure and every
// sentence comes with the report.
import type { CategoryVariable, FindingVariable, NumberVariable } from '../engine';
import { ANSWER, categories, DATA_ABSENT, LOINC, MODEL, NOTICE, STATE, UCUM, ucumOf, VARIABLE } from './systems';

export type Written =
  | { variable: NumberVariable; value: number; unit: string; typed: string | null; usedBy: readonly string[] }
  | { variable: NumberVariable; state: { id: string; label: string }; usedBy: readonly string[] }
  | { variable: FindingVariable; present: boolean; answer: string; usedBy: readonly string[] }
  | { variable: CategoryVariable; code: string; usedBy: readonly string[] };

export interface WrittenScore {
  id: string;
  /** The name with its version. */
  method: string;
  title: string;
  /** Every criterion is known. */
  complete: boolean;
  /** What it predicts, with its window. */
  outcome: string;
  /** The score and its band. */
  risk: string;
  /** In per cent, as R4 has it; null unless there is one. */
  percent: number | null;
  rationale: string | null;
  notes: readonly string[];
}

export interface Report {
  gender: { code: 'female' | 'male'; usedBy: readonly string[] } | null;
  values: readonly Written[];
  scores: readonly WrittenScore[];
  program: { name: string; version: string; notes: readonly string[] };
  texts: { unconfirmed: string };
}

interface Resource {
  resourceType: string;
  [member: string]: unknown;
}

/** A Bundle of the kind "collection". `uuid` gives a new random one at each call. */
export function toBundle({ gender, values, scores, program, texts }: Report, uuid: () => string) {
  const named = (resource: Resource) => ({ fullUrl: `urn:uuid:${uuid()}`, resource });
  const patient = named({ resourceType: 'Patient', ...(gender === null ? {} : { gender: gender.code }) });
  const device = named({
    resourceType: 'Device',
    deviceName: [{ name: program.name, type: 'user-friendly-name' }],
    version: [{ value: program.version }],
    note: program.notes.map((note) => ({ text: note }))
  });
  const subject = { reference: patient.fullUrl };
  const observations = values.map((written) => ({ ...named(observation(written, subject, texts)), usedBy: written.usedBy }));
  const sources = [...(gender === null ? [] : [{ fullUrl: patient.fullUrl, usedBy: gender.usedBy }]), ...observations];
  const assessments = scores.map((score) =>
    named(riskAssessment(score, subject, device.fullUrl, sources.filter(({ usedBy }) => usedBy.includes(score.id)).map(({ fullUrl }) => fullUrl)))
  );
  const unconfirmed = values.some((written) => isUnconfirmed(written));
  return {
    resourceType: 'Bundle',
    ...(unconfirmed ? { meta: { tag: [{ system: NOTICE, code: 'loinc-to-be-confirmed', display: texts.unconfirmed }] } } : {}),
    type: 'collection',
    entry: [patient, device, ...observations.map(({ fullUrl, resource }) => ({ fullUrl, resource })), ...assessments]
  };
}

const isUnconfirmed = ({ variable }: Written) => variable.kind === 'number' && variable.loinc?.status === 'to_be_confirmed';

function observation(written: Written, subject: { reference: string }, texts: Report['texts']): Resource {
  const { variable } = written;
  const loinc = variable.kind === 'number' && variable.loinc !== undefined ? [{ system: LOINC, code: variable.loinc.code }] : [];
  const typed = 'typed' in written && written.typed !== null ? [written.typed] : [];
  const notes = [...typed, ...(isUnconfirmed(written) ? [texts.unconfirmed] : [])];
  return {
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [...loinc, { system: VARIABLE, code: variable.id, display: variable.label }], text: variable.label },
    subject,
    ...value(written),
    ...(notes.length === 0 ? {} : { note: notes.map((text) => ({ text })) })
  };
}

function value(written: Written) {
  if ('state' in written) {
    const { state } = written;
    return {
      dataAbsentReason: {
        coding: [{ system: STATE, code: state.id, display: state.label }, { system: DATA_ABSENT, code: 'not-performed', display: 'Not Performed' }],
        text: state.label
      }
    };
  }
  if ('present' in written) {
    return {
      valueCodeableConcept: {
        coding: [{ system: ANSWER, code: written.present ? 'present' : 'absent', display: written.answer }],
        text: written.answer
      }
    };
  }
  if ('code' in written) {
    const { variable, code } = written;
    const label = variable.categories.find((category) => category.code === code)?.label ?? code;
    return { valueCodeableConcept: { coding: [{ system: categories(variable.id), code, display: label }], text: label } };
  }
  const unit = written.variable.units.find(({ code }) => code === written.unit);
  return { valueQuantity: { value: written.value, unit: unit?.label ?? written.unit, system: UCUM, code: ucumOf(written.unit) } };
}

function riskAssessment(score: WrittenScore, subject: { reference: string }, device: string, basis: readonly string[]): Resource {
  return {
    resourceType: 'RiskAssessment',
    status: score.complete ? 'final' : 'preliminary',
    method: { text: score.method },
    code: { coding: [{ system: MODEL, code: score.id, display: score.title }], text: score.title },
    subject,
    performer: { reference: device },
    ...(basis.length === 0 ? {} : { basis: basis.map((reference) => ({ reference })) }),
    prediction: [
      {
        outcome: { text: score.outcome },
        ...(score.percent === null ? {} : { probabilityDecimal: score.percent }),
        qualitativeRisk: { text: score.risk },
        ...(score.rationale === null ? {} : { rationale: score.rationale })
      }
    ],
    note: score.notes.map((text) => ({ text }))
  };
}
