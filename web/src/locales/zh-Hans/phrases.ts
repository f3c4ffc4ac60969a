// Turns of phrase that the words of several rooms share.
import type { CatalogueWindow, Counted, EstimateText, Posttest, Pretest, ProportionText, ScoreRange } from '../../engine';
import type { ComparedPart } from '../en/phrases';

export const space = '\u00a0';
export const percent = (digits: string) => `${digits}%`;
export const ci = '95% CI';

/** '95% CI 30%～80%'; one-sided where the other end would have to be 0 or 100. */
export function interval(text: ProportionText): string {
  const between = bounds(text);
  return between === '' ? '' : `${ci} ${between}`;
}

export function bounds({ ci_low, ci_high }: ProportionText): string {
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `不超过 ${percent(ci_high ?? '')}`;
  if (ci_high === null) return `不低于 ${percent(ci_low)}`;
  return `${percent(ci_low)}～${percent(ci_high)}`;
}

export function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

export const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min}～${max}`);
export const counts = (row: Pick<Counted, 'events' | 'total' | 'text'>) => `${row.events}/${row.total}例${certainty(row.text)}`;
export const sentence = (text: string) => (/[。？！.]$/u.test(text) ? text : `${text}。`);
export const list = (parts: readonly string[]) => parts.join('、');
/** Of names that have commas of their own. */
export const names = (parts: readonly string[]) => parts.join('；');
export const sentences = (parts: readonly string[]) => parts.join('');

/** A Latin word, a number or a sign stands apart from the Chinese before it, and after it. */
export const led = (text: string) => (/^[!-~µ≥≤]/.test(text) ? ` ${text}` : text);
export const trailed = (text: string) => (/[A-Za-z0-9%]$/.test(text) ? `${text} ` : text);

/** '65岁' and '43%' are written together, '80 mg/L' is not. */
export const quantity = (value: string, unit: string, between: string) => /^(?:比例|概率)$/u.test(unit) ? `${unit} ${value}` : `${value}${/^(?:%|岁|个月|周|天|分)/u.test(unit) ? '' : between}${unit}`;

/** What stands in fields that are folded away. */
export function folded(entered: number, toCheck: number): string {
  const parts = [...(entered === 0 ? [] : [`已填写${entered}项`]), ...(toCheck === 0 ? [] : [`待核对${toCheck}项`])];
  return parts.length === 0 ? '' : `（${parts.join('，')}）`;
}

export const estimate = (text: EstimateText) => `${text.estimate}（${ci} ${text.ci_low}～${text.ci_high}）`;
export const heterogeneity = ({ i2 }: CatalogueWindow) => (i2 === null ? '' : `，I² ${percent(`${i2}`)}`);

/** Parts of what a score says, as a list names them. */
const comparedPart = {
  score: '评分',
  band: '分级',
  counts: '例数',
  posttest: '验后概率',
  printed: '原文所载风险',
  missing: '缺失内容',
  checks: '需核对内容',
  cautions: '注意事项'
} satisfies Record<ComparedPart, string>;
export const comparedParts = (parts: readonly ComparedPart[]) => list(parts.map((part) => comparedPart[part]));

const afterwards = ({ text }: Posttest) => (text.percent === null ? `验后（${interval(text)}）` : `验后 ${percent(text.percent)}（${interval(text)}）`);
export const beforeAndAfter = (pretest: Pretest, posttest: Posttest) =>
  `验前 ${percent(pretest.text)}${pretest.basis === 'cohort' ? '（原研究的比例）' : ''}，${afterwards(posttest)}`;

/** '评分 2：验后 37%（95% CI 22%～55%）', for each score. */
export const afterEach = (all: readonly Posttest[]) => names(all.map((one) => `评分 ${one.score}：${afterwards(one)}`));

/** The labels as printed, in words. */
export const label: Readonly<Record<string, string>> = {
  RF: '危险因素（RF）',
  PF: '保护因素（PF）',
  NS: '无统计学意义（NS）',
  NA: '无可用数据（NA）'
};
