import type { CatalogueModel, CompleteModel, ModelAssessment, PartialModel, Warning } from '../engine';
import { words } from '../locales';
import type { Patient } from './patient';

export interface Reading {
  patient: Patient;
  entry: CatalogueModel;
  /** null: withheld because a value it asks for was refused. */
  answer: ModelAssessment | null;
}

export const bandLabel = (entry: CatalogueModel, id: string | null) =>
  id === null ? null : entry.file.bands.find((band) => band.id === id)?.label ?? null;

export const refusedLabels = (patient: Patient) =>
  [...new Set(patient.assessment.value.errors.flatMap(({ input }) => (input === null ? [] : [patient.labelOf(input)])))];

/** What to check before relying on a score: the questions about the values it uses, then its own remarks. A doubtful
 *  pre-test probability leaves the score alone and stands with the probabilities. */
export function doubtsOf(patient: Patient, answer: ModelAssessment): Warning[] {
  const { warnings, inputs } = patient.assessment.value;
  const used = new Set(inputs.filter(({ used_by }) => used_by.includes(answer.id)).map(({ input }) => input));
  const all = [...warnings.filter(({ input }) => input !== null && used.has(input)), ...answer.warnings];
  const seen = new Set<string>();
  return all.filter(({ input, message }) => input !== patient.pretest.id && !seen.has(message) && seen.add(message));
}

interface BandText {
  short: string;
  full: string;
  /** The remarks `full` repeats. */
  reasons: readonly string[];
}

/** Which side of the cut-off; where that is open, what it depends on. */
export function bandText(entry: CatalogueModel, answer: CompleteModel | PartialModel): BandText {
  const label = bandLabel(entry, answer.band);
  const plain = (text: string) => ({ short: text, full: text, reasons: [] });
  if (label !== null) return plain(label);
  const reasons = answer.warnings.filter(({ code }) => code === 'state_not_defined').map(({ message }) => message);
  if (reasons.length === 0) return plain(words.result.rangeBand);
  if (answer.next.length > 0) return plain(words.result.rangeBandBoth);
  return { short: words.result.undecided, full: words.result.undecidedBecause(reasons), reasons };
}

interface Summary {
  head: string;
  line: string;
  /** What to check, by name; empty where there is no score to doubt. */
  check: string;
  spoken: string;
  scored?: true;
}

/** The answer in a headline and a line, for the bar; and in one sentence, to be read aloud. */
export function summarise({ patient, entry, answer }: Reading): Summary {
  if (answer === null) {
    const head = words.result.waiting(refusedLabels(patient));
    return { head, line: '', check: '', spoken: `${head}.` };
  }
  switch (answer.status) {
    case 'no_input':
      return { head: words.result.emptyBar, line: '', check: '', spoken: `${words.result.emptyTitle}.` };
    case 'not_applicable': {
      const head = words.result.notApplicable(entry.file.title);
      return { head, line: '', check: '', spoken: `${head}. ${answer.reasons.map(({ message }) => message).join(' ')}` };
    }
    case 'complete':
    case 'partial': {
      const score = words.result.score(answer.score, entry.derived.score_range.max);
      const band = bandText(entry, answer);
      const row = answer.status === 'complete' ? answer.observed[0] : undefined;
      const doubts = doubtsOf(patient, answer);
      const labels = [...new Set(doubts.flatMap(({ input }) => (input === null ? [] : [patient.labelOf(input)])))];
      const check = doubts.length === 0 ? '' : words.result.check(labels);
      return {
        head: score,
        scored: true,
        line: row === undefined ? band.short : `${band.short}; ${words.result.barCounts(row)}`,
        check,
        spoken: [words.result.announce(score, band.full, row, entry.file.outcome.label), check].filter((part) => part !== '').join(' ')
      };
    }
  }
}
