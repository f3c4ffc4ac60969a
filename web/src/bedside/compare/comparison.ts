// Two answers about one patient, side by side: what each score says in both, and which of it is not the same. Only
// texts are compared; nothing is computed.
import { words } from '../../locales';
import type { Patient } from '../patient';
import { bandLabel, bandText, differences, readings, scoreText, summarise, type Reading, type ScoredReading } from '../reading';

/** What one score says, part by part. */
export interface Said {
  score: string;
  band: string;
  /** The band alone, for a sentence. */
  side: string;
  counts: readonly string[];
  posttest: readonly string[];
  printed: readonly string[];
  /** Names of the values that are not known. */
  missing: readonly string[];
  checks: readonly string[];
  /** What speaks against leaning on the answer, in sentences. */
  cautions: readonly string[];
}

export type Part = Exclude<keyof Said, 'side'>;

export interface Compared {
  id: string;
  title: string;
  before: Said;
  after: Said;
  changed: readonly Part[];
  /** The change in one sentence, and in one to be read aloud; of no use where nothing changed. */
  sentence: string;
  spoken: string;
}

const PARTS: readonly Part[] = ['score', 'band', 'counts', 'posttest', 'printed', 'missing', 'checks', 'cautions'];

/** Every score of both, those that changed first. */
export function compare(before: Patient, after: Patient): Compared[] {
  const later = readings(after);
  const all = readings(before).flatMap((one) => {
    const other = later.find(({ entry }) => entry.file.id === one.entry.file.id);
    return other === undefined ? [] : [compared(one, other)];
  });
  return [...all.filter(({ changed }) => changed.length > 0), ...all.filter(({ changed }) => changed.length === 0)];
}

function compared(one: Reading, other: Reading): Compared {
  const { id, title } = one.entry.file;
  const before = said(one);
  const after = said(other);
  const changed = PARTS.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
  const parts = { title, before, after, changed };
  return { id, ...parts, sentence: words.compare.change(parts), spoken: words.compare.spoken(parts) };
}

function said(one: Reading): Said {
  const { head, line, checks } = summarise(one);
  if (one.kind !== 'scored') {
    const reasons = one.kind === 'not_applicable' ? one.reasons : [];
    return { score: head, band: words.say.sentences([line, ...reasons].map(words.say.sentence)), side: line, counts: [], posttest: [], printed: [], missing: [], checks, cautions: [] };
  }
  const { answer, entry, patient } = one;
  const band = bandText(one);
  return {
    score: scoreText(one),
    band: band.full,
    side: bandLabel(entry, answer.band) ?? words.result.undecided,
    counts: answer.status === 'complete' ? answer.observed.map(words.compare.counts) : answer.observed.map(words.compare.countsAt),
    posttest: posttest(one),
    printed: answer.printed_risks.map(words.compare.printed),
    missing: answer.missing.map(patient.missingLabel),
    checks,
    cautions: [
      ...one.doubts.filter(({ code, input }) => code === 'caution' || input === null).map(({ message }) => message),
      ...differences(answer).flatMap(({ message }) => (message === null ? [] : [message]))
    ].filter((message) => !band.reasons.includes(message))
  };
}

/** With several scores still possible, the cohort's own probability would only repeat the counts of each. */
function posttest({ answer: { pretest, posttest } }: ScoredReading): string[] {
  if (pretest === null || posttest === null) return [];
  if (!Array.isArray(posttest)) return [words.compare.posttest(pretest, posttest)];
  return pretest.basis === 'request' ? posttest.map((each) => words.compare.posttestAt(pretest, each)) : [];
}
