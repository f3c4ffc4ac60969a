// What the core answers about one score, in the order and the words the bedside shows it in.
import { computed, type ReadonlySignal } from '@preact/signals';
import type { CatalogueModel, CompleteModel, ModelAssessment, PartialModel, Variable, Warning } from '../engine';
import { words } from '../locales';
import { bestReadFirst } from '../provenance/order';
import type { Patient } from './patient';
import { inputsOf } from './workup';

export type Scored = CompleteModel | (PartialModel & { status: 'partial' });

interface Common {
  patient: Patient;
  entry: CatalogueModel;
}

/** One score and what there is to say about it for this patient. */
export type Reading = Common & (
  | {
    kind: 'scored';
    answer: Scored;
    /** What to check before relying on it: questions about the values it uses, then its own remarks. */
    doubts: Warning[];
    /** The pre-test probability leaves the score alone: whether it was refused, and the questions about it, stand
     *  with the probabilities. */
    pretest: { refused: boolean; remarks: string[] };
  }
  /** Withheld because values it asks for were refused. */
  | { kind: 'waiting'; refused: string[] }
  | { kind: 'not_applicable'; reasons: string[] }
  | { kind: 'no_input'; asks: string[] }
);

export type ScoredReading = Extract<Reading, { kind: 'scored' }>;

const order = { scored: 0, waiting: 1, not_applicable: 2, no_input: 3 } satisfies Record<Reading['kind'], number>;
/** A score made in another disease stands last, however complete: its answer is for comparison. */
const rank = (reading: Reading) => {
  if (reading.entry.file.other_disease === true) return Number.MAX_SAFE_INTEGER;
  return reading.kind === 'scored' && reading.answer.status === 'complete' ? -1 : order[reading.kind];
};

const followed = new WeakMap<Patient, ReadonlySignal<Reading[]>>();

/** Every score asked for: first what can be computed, then what lacks something, then what cannot be answered. A reading stays
 *  the same object for as long as it says the same, and so does the list. */
export function readings(patient: Patient): Reading[] {
  const list = followed.get(patient) ?? follow(patient);
  followed.set(patient, list);
  return list.value;
}

function follow(patient: Patient): ReadonlySignal<Reading[]> {
  let kept = new Map<CatalogueModel, { text: string; reading: Reading }>();
  let list: Reading[] = [];
  return computed(() => {
    const current = new Map(bestReadFirst(patient.models.value).map((entry) => {
      const fresh = reading(patient, entry);
      const text = JSON.stringify({ ...fresh, patient: null, entry: null });
      const before = kept.get(entry);
      return [entry, before?.text === text ? before : { text, reading: fresh }];
    }));
    kept = current;
    const sorted = [...current.values()].map((one) => one.reading).sort((one, other) => rank(one) - rank(other));
    if (sorted.length !== list.length || sorted.some((one, index) => one !== list[index])) list = sorted;
    return list;
  });
}

function reading(patient: Patient, entry: CatalogueModel): Reading {
  const answer: ModelAssessment | undefined = patient.assessment.value.models.find(({ id }) => id === entry.file.id);
  if (answer === undefined) return { patient, entry, kind: 'waiting', refused: refusedLabels(patient, entry) };
  switch (answer.status) {
    case 'complete': return scored(patient, entry, answer);
    case 'partial': return scored(patient, entry, { ...answer, status: 'partial' });
    case 'not_applicable': return { patient, entry, kind: 'not_applicable', reasons: answer.reasons.map(({ message }) => message) };
    case 'no_input': return { patient, entry, kind: 'no_input', asks: answer.items.map(({ input }) => patient.labelOf(input)) };
  }
}

function scored(patient: Patient, entry: CatalogueModel, answer: Scored): Reading {
  const { id } = patient.pretest;
  const counted = answer.observed.length > 0;
  return {
    patient,
    entry,
    kind: 'scored',
    answer,
    doubts: doubts(patient, answer),
    pretest: { refused: counted && patient.refused(id), remarks: counted ? patient.remarks(id) : [] }
  };
}

const refusedLabels = (patient: Patient, { file }: CatalogueModel) => {
  const used = new Set(inputsOf(file));
  const refused = patient.assessment.value.errors.flatMap(({ input }) => (input !== null && used.has(input) ? [input] : []));
  return [...new Set(refused)].map(patient.labelOf);
};

function doubts(patient: Patient, answer: Scored): Warning[] {
  const { warnings, inputs } = patient.assessment.value;
  const used = new Set(inputs.filter(({ used_by }) => used_by.includes(answer.id)).map(({ input }) => input));
  const all = [...warnings.filter(({ input }) => input !== null && used.has(input)), ...answer.warnings];
  const seen = new Set<string>();
  return all.filter((warning) => warning.input !== patient.pretest.id && !patient.confirmed(warning) && !seen.has(warning.message) && seen.add(warning.message));
}

export const bandLabel = (entry: CatalogueModel, id: string | null) =>
  id === null ? null : entry.file.bands.find((band) => band.id === id)?.label ?? null;

export const scoreText = ({ entry, answer }: ScoredReading) => words.result.score(answer.score, entry.derived.score_range.max);

/** How the patient differs from those the score was made in. */
export const differences = ({ population }: Scored) => population.filter(({ state }) => state === 'differs');

/** The one value that is missing; null when it is none or several. */
export function onlyMissing({ answer, patient }: ScoredReading): string | null {
  const [first, ...more] = answer.next;
  return answer.status === 'complete' || first === undefined || more.length > 0 ? null : patient.missingLabel(first.input);
}

interface BandText {
  short: string;
  full: string;
  /** The remarks `full` repeats. */
  reasons: readonly string[];
}

/** Which band; where that is open, what it depends on. */
export function bandText({ entry, answer }: ScoredReading): BandText {
  const label = bandLabel(entry, answer.band);
  const plain = (text: string) => ({ short: text, full: text, reasons: [] });
  if (label !== null) return plain(label);
  const reasons = answer.warnings.filter(({ code }) => code === 'state_not_defined').map(({ message }) => message);
  if (reasons.length === 0) return plain(words.result.rangeBand);
  if (answer.next.length > 0) return plain(words.result.rangeBandBoth);
  return { short: words.result.undecided, full: words.result.undecidedBecause(reasons), reasons };
}

/** A reading in a headline and a line, and in one sentence to be read aloud. */
export interface Summary {
  head: string;
  line: string;
  /** The values to check, by name. */
  checks: readonly string[];
  /** What speaks against leaning on the answer in this patient: findings, and where the cohort was another. By name. */
  cautions: readonly string[];
  spoken: string;
}

export function summarise(one: Reading): Summary {
  const { title, outcome } = one.entry.file;
  switch (one.kind) {
    case 'scored': {
      const { answer, patient } = one;
      const score = scoreText(one);
      const band = bandText(one);
      const row = answer.status === 'complete' ? answer.observed[0] : undefined;
      const named = (some: readonly Warning[]) => some.flatMap(({ input }) => (input === null ? [] : [patient.labelOf(input)]));
      const checks = [...new Set(named(one.doubts.filter(({ code }) => code !== 'caution')))];
      const cautions = [...new Set([...named(one.doubts.filter(({ code }) => code === 'caution')), ...differences(answer).map(({ label }) => label)])];
      return {
        head: score,
        line: row === undefined ? band.short : words.say.and(band.short, words.result.barCounts(row)),
        checks,
        cautions,
        spoken: words.say.sentences([words.result.announce(title, score, band.full, row, outcome.label), ...(checks.length === 0 ? [] : [words.result.check(checks)]), ...(cautions.length === 0 ? [] : [words.result.caution(cautions)])])
      };
    }
    case 'waiting': {
      const line = words.result.waiting(one.refused);
      return { head: '', line, checks: [], cautions: [], spoken: words.say.sentence(words.say.named(title, line)) };
    }
    case 'not_applicable':
      return { head: '', line: words.result.doesNotApply, checks: [], cautions: [], spoken: words.say.sentences([words.say.sentence(words.result.notApplicable(title)), ...one.reasons]) };
    case 'no_input':
      return { head: '', line: words.result.needs(one.asks), checks: [], cautions: [], spoken: '' };
  }
}

/** The category or finding that a value of this input stands for. */
export const categoryLabel = (variable: Variable | undefined, code: string) =>
  variable?.kind === 'category' ? variable.categories.find((one) => one.code === code)?.label ?? code : code;
