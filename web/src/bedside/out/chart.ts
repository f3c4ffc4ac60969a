// The result as plain text for a record: short lines, no tables, nothing that a text field of a hospital would break.
import { roomWords, words } from '../../locales';
import type { PatientReport, ScoreReport } from './report';

const WIDTH = 80;
const INDENT = '  ';

/** Chinese and Japanese characters take two places and may be parted anywhere. */
const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (wide.test(one) ? 2 : 1), 0);

/** Pieces between which a line may end. */
const pieces = (text: string) => text.match(/[^\S\n]+|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[^\s\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]+/gu) ?? [];

function parts(piece: string, room: number): string[] {
  const found: string[] = [];
  for (const one of piece) {
    const last = found.at(-1);
    if (last === undefined || widthOf(last + one) > room) found.push(one);
    else found[found.length - 1] = last + one;
  }
  return found;
}

/** Lines of at most 80 places; what follows the first is set in. */
export function wrapped(text: string, indent = ''): string[] {
  // A space that must not break is a strange character to an old record system.
  const plain = text.replaceAll(/[\u00a0\u2009\u202f]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const piece of pieces(plain)) {
    if (piece.trim() === '' && empty) continue;
    const next = `${indent}${INDENT}`;
    if (!empty && widthOf(line + piece.trimEnd()) > WIDTH) {
      lines.push(line.trimEnd());
      line = next;
      empty = true;
      if (piece.trim() === '') continue;
    }
    for (const [index, part] of parts(piece, WIDTH - next.length).entries()) {
      if (index > 0) {
        lines.push(line);
        line = next;
      }
      line += part;
    }
    empty = false;
  }
  return empty ? lines : [...lines, line.trimEnd()];
}

interface Heading {
  /** As typed by the reader; empty for none. */
  date: string;
  timePoint: string;
}

export function chartText(report: PatientReport, { date, timePoint }: Heading): string {
  const { scores, others, inputs, missing, checks, version } = report;
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  const lines = [
    ...wrapped(roomWords.chart.title),
    ...(date.trim() === '' ? [] : wrapped(roomWords.chart.dated(date))),
    ...(timePoint.trim() === '' ? [] : wrapped(roomWords.chart.timePoint(timePoint))),
    ...wrapped(words.page.judgement),
    ...section(roomWords.chart.scores, scores.length === 0 ? wrapped(roomWords.chart.none) : scores.flatMap((score, index) => [...(index === 0 ? [] : ['']), ...scoreLines(score)])),
    ...section(roomWords.chart.others, others.flatMap(({ title, why }) => wrapped(roomWords.chart.other(title, why)))),
    ...section(roomWords.chart.inputs, inputs.length === 0 ? wrapped(roomWords.chart.noInputs) : inputs.flatMap(({ label, typed, used, refused }) =>
      wrapped(refused ? roomWords.chart.refused(label, typed) : roomWords.chart.input(label, typed, used)))),
    ...section(roomWords.chart.missing, missing.length === 0 ? [] : wrapped(roomWords.chart.missingList(missing))),
    ...section(roomWords.chart.checks, checks.flatMap((message) => wrapped(message))),
    '',
    ...wrapped(version)
  ];
  return `${lines.join('\n')}\n`;
}

function scoreLines({ title, answer, predicts, counts, uncounted, posttests, missing, checks, cohort, standing, sources }: ScoreReport): string[] {
  const below = [
    predicts,
    ...counts,
    ...uncounted,
    ...posttests,
    ...(missing.length === 0 ? [] : [roomWords.chart.missingOf(missing)]),
    ...checks.map(roomWords.chart.check),
    roomWords.chart.cohort(cohort),
    ...(standing.length === 0 ? [] : [roomWords.chart.standing(standing)]),
    ...sources.map(roomWords.chart.source)
  ];
  return [...wrapped(roomWords.chart.score(title, answer)), ...below.flatMap((line) => wrapped(line, INDENT))];
}
