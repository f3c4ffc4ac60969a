// Turns of phrase that the words of several rooms share.
import type { CatalogueWindow, Counted, EstimateText, Posttest, Pretest, ProportionText, ScoreRange } from '../../engine';

export const space = '\u00a0';
export const percent = (digits: string) => `${digits}${space}%`;
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** '95 % CI 30 to 80 %'; one-sided where the other end would have to be 0 or 100. */
export function interval(text: ProportionText): string {
  const between = bounds(text);
  return between === '' ? '' : `${ci} ${between}`;
}

export function bounds({ ci_low, ci_high }: ProportionText): string {
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `up to ${percent(ci_high ?? '')}`;
  if (ci_high === null) return `${percent(ci_low)} or more`;
  return `${ci_low} to ${percent(ci_high)}`;
}

export function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

export const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min} to ${max}`);
export const counts = (row: Pick<Counted, 'events' | 'total' | 'text'>, where = '') =>
  `${row.events} of ${row.total}${where}${certainty(row.text)}`;
export const sentence = (text: string) => (text.endsWith('.') ? text : `${text}.`);
export const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
export const list = (parts: readonly string[]) => parts.join(', ');
/** Of names that have commas of their own. */
export const names = (parts: readonly string[]) => parts.join('; ');
const ci = `95${space}% CI`;

/** A sentence that goes on inside another one; an abbreviation keeps its capitals. */
export const inside = (text: string) => (/^\p{Lu}\p{Ll}|^\p{Lu}\s/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

/** What stands in fields that are folded away. */
export function folded(entered: number, toCheck: number): string {
  const parts = [...(entered === 0 ? [] : [`${entered} entered`]), ...(toCheck === 0 ? [] : [`${toCheck} to check`])];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

export const estimate = (text: EstimateText) => `${text.estimate} (${ci} ${text.ci_low} to ${text.ci_high})`;
export const heterogeneity = ({ i2 }: CatalogueWindow) => (i2 === null ? '' : `, I\u00b2 ${percent(`${i2}`)}`);

/** Parts of what a score says, as a list names them. */
const comparedPart = {
  score: 'score',
  band: 'band',
  counts: 'counts',
  posttest: 'probability after',
  printed: 'printed risk',
  missing: 'what is missing',
  checks: 'what to check',
  cautions: 'cautions'
};
export type ComparedPart = keyof typeof comparedPart;
export const comparedParts = (parts: readonly ComparedPart[]) => list(parts.map((part) => comparedPart[part]));
export interface ComparedScore {
  title: string;
  before: { score: string; side: string };
  after: { score: string; side: string };
  changed: readonly ComparedPart[];
}

export const beforeAndAfter = (pretest: Pretest, { text }: Posttest) =>
  `${percent(pretest.text)} before${pretest.basis === 'cohort' ? ' (the study\u2019s own)' : ''}, ${text.percent === null ? '' : `${percent(text.percent)} `}after (${interval(text)})`;

/** 'score 2: 37 % after (95 % CI 22 to 55 %)', for each score. */
export const afterEach = (all: readonly Posttest[]) =>
  all.map(({ score, text }) => `score ${score}: ${text.percent === null ? '' : `${percent(text.percent)} `}after (${interval(text)})`).join('; ');

/** The labels as printed, in words. */
export const label: Readonly<Record<string, string>> = {
  RF: 'risk factor (RF)',
  PF: 'protective (PF)',
  NS: 'not significant (NS)',
  NA: 'not available (NA)'
};
