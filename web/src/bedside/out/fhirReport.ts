// The report as FHIR resources.
import type { CategoryVariable, NumberVariable, Variable } from '../../engine';
import { toBundle, type Report, type Written, type WrittenScore } from '../../fhir/write';
import { roomWords, words } from '../../locales';
import type { Patient } from '../patient';
import { readings, type ScoredReading } from '../reading';
import { echoOf } from '../typed';
import { fieldsOf, scoreReport, typedText } from './report';

/** A random one (RFC 4122, version 4); crypto.randomUUID is missing on a page served without TLS. */
function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes].map((byte, index) => (index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte).toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export const bundleText = (patient: Patient) => `${JSON.stringify(toBundle(fhirReport(patient), uuid), null, 2)}\n`;

/** Spaces that must not break mean nothing in a record. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').trim();

function fhirReport(patient: Patient): Report {
  const { version, notices } = patient.catalogue;
  const sex = patient.entries.value['sex'];
  const usedBy = echoOf(patient, 'sex')?.used_by ?? [];
  const code: 'female' | 'male' | null = sex?.kind === 'category' && (sex.code === 'female' || sex.code === 'male') ? sex.code : null;
  const gender = code === null ? null : { code, usedBy };
  return {
    gender,
    values: fieldsOf(patient).filter(({ id }) => id !== 'sex' || gender === null).flatMap((variable) => written(patient, variable)),
    scores: readings(patient).filter((one) => one.kind === 'scored').map(writtenScore),
    program: { name: words.page.name, version: plain(words.page.version(version.program, version.data)), notes: [...notices, words.page.judgement] },
    texts: { unconfirmed: roomWords.fhir.unconfirmed }
  };
}

/** Fields with something typed that a bundle cannot carry, by name. */
export const leftOutOfBundle = (patient: Patient) =>
  fieldsOf(patient).filter(({ id }) => patient.entered(id) && patient.refused(id)).map(({ label }) => label);

/** A decimal of FHIR is a number of JSON: the digits as they stand, with a point for the comma. */
const plainNumber = /^(?:0|[1-9]\d*)(?:[.,]\d+)?$/;
const decimal = (digits: string) => JSON.parse(digits.replace(',', '.')) as number;

/** As typed where that is a plain number, since then it can be read back as typed; else as the core read it. */
function written(patient: Patient, variable: Variable): Written[] {
  const entry = patient.entries.value[variable.id];
  if (entry === undefined || !patient.entered(variable.id) || patient.refused(variable.id)) return [];
  const echo = echoOf(patient, variable.id);
  const usedBy = echo?.used_by ?? [];
  switch (entry.kind) {
    case 'finding': return variable.kind === 'finding' && entry.present !== null ? [{ variable, present: entry.present, answer: entry.present ? words.form.yes : words.form.no, usedBy }] : [];
    case 'category': return ofCategory(variable, entry.code, usedBy);
    case 'number': {
      if (variable.kind !== 'number') return [];
      const [state] = variable.states ?? [];
      if (entry.couldNotPerform) return state === undefined ? [] : [{ variable, state, usedBy }];
      if (plainNumber.test(entry.text.trim())) return [{ variable, value: decimal(entry.text.trim()), unit: entry.unit, typed: null, usedBy }];
      return asRead(variable, echo?.value, echo?.unit, roomWords.fhir.typedAs(typedText(variable, entry)), usedBy);
    }
  }
}

const ofCategory = (variable: Variable, code: string | null, usedBy: readonly string[]): Written[] =>
  isCategory(variable) && code !== null ? [{ variable, code, usedBy }] : [];
const isCategory = (variable: Variable): variable is CategoryVariable => variable.kind === 'category';

const asRead = (variable: NumberVariable, value: unknown, unit: string | null | undefined, typed: string, usedBy: readonly string[]): Written[] =>
  typeof value === 'number' && typeof unit === 'string' ? [{ variable, value, unit, typed, usedBy }] : [];

function writtenScore(reading: ScoredReading): WrittenScore {
  const { entry, answer } = reading;
  const { file } = entry;
  const report = scoreReport(reading);
  const after = answer.status === 'complete' ? answer.posttest?.text.percent ?? null : null;
  return {
    id: file.id,
    title: file.title,
    method: roomWords.fhir.method(file.title, file.id, file.version),
    complete: answer.status === 'complete',
    outcome: roomWords.fhir.outcome(file.outcome.label, file.outcome.window),
    risk: plain(roomWords.chart.score(file.title, report.answer)),
    percent: after !== null && plainNumber.test(after) ? decimal(after) : null,
    rationale: report.posttests.length === 0 ? null : plain(roomWords.fhir.paragraph(report.posttests)),
    notes: [
      roomWords.fhir.paragraph([...report.counts, ...report.uncounted]),
      roomWords.chart.cohort(report.cohort),
      ...(report.missing.length === 0 ? [] : [roomWords.chart.missingOf(report.missing)]),
      ...report.checks.map(roomWords.chart.check),
      ...(report.standing.length === 0 ? [] : [roomWords.chart.standing(report.standing)]),
      roomWords.fhir.limits(report.limits),
      ...report.sources.map(roomWords.chart.source),
      words.page.judgement
    ].map(plain)
  };
}
