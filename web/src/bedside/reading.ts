// What the core answers about one score, in the order and the words the bedside shows it in.
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
  | { kind: 'scored'; answer: Scored }
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

/** Every score: first what can be computed, then what lacks something, then what cannot be answered. */
export function readings(patient: Patient): Reading[] {
  return bestReadFirst(patient.models.value).map((entry) => reading(patient, entry)).sort((one, other) => rank(one) - rank(other));
}

function reading(patient: Patient, entry: CatalogueModel): Reading {
  const answer: ModelAssessment | undefined = patient.assessment.value.models.find(({ id }) => id === entry.file.id);
  if (answer === undefined) return { patient, entry, kind: 'waiting', refused: refusedLabels(patient, entry) };
  switch (answer.status) {
    case 'complete': return { patient, entry, kind: 'scored', answer };
    case 'partial': return { patient, entry, kind: 'scored', answer: { ...answer, status: 'partial' } };
    case 'not_applicable': return { patient, entry, kind: 'not_applicable', reasons: answer.reasons.map(({ message }) => message) };
    case 'no_input': return { patient, entry, kind: 'no_input', asks: answer.items.map(({ input }) => patient.labelOf(input)) };
  }
}

const refusedLabels = (patient: Patient, { file }: CatalogueModel) => {
  const used = new Set(inputsOf(file));
  const refused = patient.assessment.value.errors.flatMap(({ input }) => (input !== null && used.has(input) ? [input] : []));
  return [...new Set(refused)].map(patient.labelOf);
};

export const bandLabel = (entry: CatalogueModel, id: string | null) =>
  id === null ? null : entry.file.bands.find((band) => band.id === id)?.label ?? null;

export const scoreText = ({ entry, answer }: ScoredReading) => words.result.score(answer.score, entry.derived.score_range.max);

/** What to check before relying on a score: the questions about the values it uses, then its own remarks. A doubtful
 *  pre-test probability leaves the score alone and stands with the probabilities. */
export function doubtsOf({ patient, answer }: ScoredReading): Warning[] {
  const { warnings, inputs } = patient.assessment.value;
  const used = new Set(inputs.filter(({ used_by }) => used_by.includes(answer.id)).map(({ input }) => input));
  const all = [...warnings.filter(({ input }) => input !== null && used.has(input)), ...answer.warnings];
  const seen = new Set<string>();
  return all.filter((warning) => warning.input !== patient.pretest.id && !patient.confirmed(warning) && !seen.has(warning.message) && seen.add(warning.message));
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
      const labels = [...new Set(doubtsOf(one).flatMap(({ input }) => (input === null ? [] : [patient.labelOf(input)])))];
      return {
        head: score,
        line: row === undefined ? band.short : `${band.short}; ${words.result.barCounts(row)}`,
        checks: labels,
        spoken: [words.result.announce(title, score, band.full, row, outcome.label), ...(labels.length === 0 ? [] : [words.result.check(labels)])].join(' ')
      };
    }
    case 'waiting': {
      const line = words.result.waiting(one.refused);
      return { head: '', line, checks: [], spoken: `${title}: ${line}.` };
    }
    case 'not_applicable':
      return { head: '', line: words.result.doesNotApply, checks: [], spoken: `${words.result.notApplicable(title)}. ${one.reasons.join(' ')}` };
    case 'no_input':
      return { head: '', line: words.result.needs(one.asks), checks: [], spoken: '' };
  }
}

/** The category or finding that a value of this input stands for. */
export const categoryLabel = (variable: Variable | undefined, code: string) =>
  variable?.kind === 'category' ? variable.categories.find((one) => one.code === code)?.label ?? code : code;
