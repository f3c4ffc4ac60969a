import type { CatalogueModel, ModelAssessment } from '../engine';
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

/** The answer in a headline and a line, for the bar; and in one sentence, to be read aloud. */
export function summarise({ patient, entry, answer }: Reading): { head: string; line: string; spoken: string; scored?: true } {
  if (answer === null) {
    const head = words.result.waiting(refusedLabels(patient));
    return { head, line: '', spoken: `${head}.` };
  }
  switch (answer.status) {
    case 'no_input':
      return { head: words.result.emptyBar, line: '', spoken: `${words.result.emptyTitle}.` };
    case 'not_applicable': {
      const head = words.result.notApplicable(entry.file.title);
      return { head, line: '', spoken: `${head}. ${answer.reasons.map(({ message }) => message).join(' ')}` };
    }
    case 'complete':
    case 'partial': {
      const score = words.result.score(answer.score, entry.derived.score_range.max);
      const band = bandLabel(entry, answer.band) ?? words.result.rangeBand;
      const row = answer.status === 'complete' ? answer.observed[0] : undefined;
      return {
        head: score,
        scored: true,
        line: row === undefined ? band : `${band}; ${words.result.barCounts(row)}`,
        spoken: words.result.announce(score, band, row)
      };
    }
  }
}
