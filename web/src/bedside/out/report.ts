// What goes out of the page, in words: the same for the text, the sheet of paper and the FHIR resources.
import type { Assessment, NumberVariable, Observed, Posttest, Source, Variable } from '../../engine';
import { words } from '../../locales';
import type { Entry, Patient } from '../patient';
import { bandText, categoryLabel, differences, readings, scoreText, type Reading, type ScoredReading } from '../reading';

export interface ScoreReport {
  id: string;
  title: string;
  /** '2 of 3: at or above the cut-off of 2'. */
  answer: string;
  predicts: string;
  /** Counts with their intervals, or risks as printed; empty where there are none. */
  counts: string[];
  /** Why there is no interval, or no count. */
  uncounted: string[];
  posttests: string[];
  missing: string[];
  checks: string[];
  /** In whom it was made, and how the patient differs. */
  cohort: string[];
  /** Whether it was validated, and how much of the source was read. */
  standing: string[];
  limits: string[];
  sources: string[];
  /** Without the titles, where there is little room. */
  shortSources: string[];
}

export interface InputReport {
  id: string;
  label: string;
  typed: string;
  /** In the unit the scores use, where that is another one. */
  used: string | null;
  refused: boolean;
}

export interface PatientReport {
  scores: ScoreReport[];
  /** Scores without an answer, and why. */
  others: { title: string; why: string }[];
  inputs: InputReport[];
  /** What a score asks for and is not known. */
  missing: string[];
  /** Questions about values no score above uses. */
  checks: string[];
  version: string;
}

export function reportOf(patient: Patient): PatientReport {
  const all = readings(patient);
  const scored = all.filter((one) => one.kind === 'scored');
  const scores = scored.map(scoreReport);
  const said = new Set(scores.flatMap(({ checks }) => checks));
  const { warnings } = patient.assessment.value;
  const { version } = patient.catalogue;
  return {
    scores,
    others: [
      ...all.filter((one) => one.kind !== 'scored').map((one) => ({ title: one.entry.file.title, why: whyNot(one) })),
      ...patient.catalogue.models.filter((model) => !patient.models.value.includes(model)).map(({ file }) => ({ title: file.title, why: words.out.notAsked }))
    ],
    inputs: inputsOf(patient),
    missing: missingOf(patient),
    checks: [...new Set(warnings.map(({ message }) => message))].filter((message) => !said.has(message)),
    version: words.page.version(version.program, version.data)
  };
}

function whyNot(reading: Exclude<Reading, { kind: 'scored' }>): string {
  switch (reading.kind) {
    case 'waiting': return words.result.waiting(reading.refused);
    case 'not_applicable': return words.out.doesNotApply(reading.reasons);
    case 'no_input': return words.result.needs(reading.asks);
  }
}

export function scoreReport(reading: ScoredReading): ScoreReport {
  const { entry, answer } = reading;
  const { file } = entry;
  const band = bandText(reading);
  const checks = reading.doubts.map(({ message }) => message).filter((message) => !band.reasons.includes(message));
  const differs = differences(answer).flatMap(({ message }) => (message === null ? [] : [message]));
  return {
    id: file.id,
    title: file.title,
    answer: words.out.answer(scoreText(reading), band.full),
    predicts: words.result.predicts(file.outcome.label, file.outcome.window),
    ...countsOf(reading),
    posttests: posttestsOf(reading),
    missing: answer.status === 'partial' ? answer.next.map(({ input }) => reading.patient.missingLabel(input)) : [],
    checks: [...new Set(checks)],
    cohort: [file.population.short, words.out.sentence(file.population.summary), ...(differs.length === 0 ? [] : [words.population.differs, ...differs])],
    standing: [
      ...(file.performance === undefined ? [] : [words.about.kind[file.performance.kind]]),
      ...(file.verification.level === 'abstract' ? [words.about.verification.abstract] : [])
    ],
    limits: file.limitations.map(({ text }) => text),
    sources: sourcesOf(reading, words.about.citation),
    shortSources: sourcesOf(reading, words.about.short)
  };
}

/** With their addresses: paper has no links. */
const sourcesOf = ({ patient, entry }: ScoredReading, cite: (source: Source) => string) =>
  entry.file.sources.flatMap((key) => {
    const source = patient.catalogue.sources[key];
    return source === undefined ? [] : [words.out.source(cite(source), source.doi === undefined ? source.url ?? '' : `doi:${source.doi}`)];
  });

function countsOf({ entry, answer }: ScoredReading): Pick<ScoreReport, 'counts' | 'uncounted'> {
  const { outcome, population, bands } = entry.file;
  const [only] = answer.status === 'complete' ? answer.observed : [];
  if (only !== undefined) return { counts: [words.result.observed(only, population.total, outcome.label, outcome.window)], uncounted: [] };
  if (answer.observed.length > 0) {
    const rows = answer.observed.map((row: Observed) => words.out.row(words.result.rowLabel(row.score), words.result.counts(row)));
    return { counts: [words.result.observedEach(outcome.label, outcome.window), ...rows], uncounted: [] };
  }
  if (answer.printed_risks.length > 0) {
    const risks = answer.printed_risks.map((risk) => words.out.printed(words.result.printedIn(risk.cohort), words.result.printedRisk(risk)));
    return { counts: risks, uncounted: [words.result.noInterval] };
  }
  return { counts: [], uncounted: [words.result.noCounts(bands.some(({ printed_risks }) => printed_risks !== undefined))] };
}

function posttestsOf({ answer }: ScoredReading): string[] {
  const { pretest, posttest } = answer;
  if (pretest === null || posttest === null) return [];
  const several = Array.isArray(posttest);
  const line = (one: Posttest) => words.out.posttest(several ? words.result.rowLabel(one.score) : null, one);
  const all: Posttest[] = several ? posttest : [posttest];
  return [pretest.basis === 'cohort' ? words.posttest.own(pretest) : words.posttest.chosen(pretest), ...all.map(line), words.posttest.caveat];
}

/** Every field there is. */
export const fieldsOf = (patient: Patient): Variable[] => [...patient.variables, patient.pretest, patient.infection];

function inputsOf(patient: Patient): InputReport[] {
  return fieldsOf(patient).filter(({ id }) => patient.entered(id)).map((variable) => ({
    id: variable.id,
    label: variable.label,
    typed: typedText(variable, patient.entries.value[variable.id]),
    used: usedText(variable, patient.assessment.value),
    refused: patient.refused(variable.id)
  }));
}

const unitLabel = (variable: NumberVariable, code: string) => variable.units.find((unit) => unit.code === code)?.label ?? code;

/** As typed, with its unit; empty where nothing is entered. */
export function typedText(variable: Variable, entry: Entry | undefined): string {
  switch (entry?.kind) {
    case undefined: return '';
    case 'finding': return entry.present === null ? '' : entry.present ? words.form.yes : words.form.no;
    case 'category': return entry.code === null ? '' : categoryLabel(variable, entry.code);
    case 'number': {
      if (variable.kind !== 'number') return entry.text;
      const [state] = variable.states ?? [];
      if (entry.couldNotPerform && state !== undefined) return state.label;
      return entry.text === '' ? '' : words.out.quantity(entry.text, unitLabel(variable, entry.unit));
    }
  }
}

/** In the unit the scores use, where it was typed in another. */
export function usedText(variable: Variable, { inputs }: Assessment): string | null {
  const echo = inputs.find(({ input }) => input === variable.id);
  if (variable.kind !== 'number' || echo === undefined || !echo.converted || echo.text === null || echo.unit === null) return null;
  return words.out.quantity(echo.text, unitLabel(variable, echo.unit));
}

const missingOf = (patient: Patient) => [...new Set(patient.assessment.value.models.flatMap(({ missing }) => missing))].map(patient.missingLabel);
