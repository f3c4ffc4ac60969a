// Turns of phrase that the words of several rooms share.
import type { CatalogueWindow, Counted, EstimateText, Observed, Posttest, Pretest, ProportionText, ScoreRange } from '../../engine';
import type { ComparedPart, ComparedScore } from '../en/phrases';

export const space = '\u00a0';
export const percent = (digits: string) => `${digits}%`;
export const ci = '95%信頼区間';

/** '95%信頼区間30～80%'; one-sided where the other end would have to be 0 or 100. */
export function interval(text: ProportionText): string {
  const between = bounds(text);
  return between === '' ? '' : `${ci}${between}`;
}

export function bounds({ ci_low, ci_high }: ProportionText): string {
  if (ci_low === null && ci_high === null) return '';
  if (ci_low === null) return `${percent(ci_high ?? '')}以下`;
  if (ci_high === null) return `${percent(ci_low)}以上`;
  return `${ci_low}～${percent(ci_high)}`;
}

export function certainty(text: ProportionText): string {
  const parts = [text.percent === null ? '' : percent(text.percent), interval(text)].filter((part) => part !== '');
  return parts.length === 0 ? '' : `（${parts.join('、')}）`;
}

export const range = ({ min, max }: ScoreRange) => (min === max ? `${min}` : `${min}～${max}`);
export const share = ({ events, total }: Pick<Counted, 'events' | 'total'>) => `${total}例中${events}例`;
export const counts = (row: Pick<Counted, 'events' | 'total' | 'text'>) => `${share(row)}${certainty(row.text)}`;
export const inTheStudy = (row: Observed) => `研究では${counts(row)}`;
export const sentence = (text: string) => (/[.。]$/.test(text) ? text : `${text}。`);
export const list = (parts: readonly string[]) => parts.join('、');
/** Of names that have commas of their own. */
export const names = (parts: readonly string[]) => parts.join('；');

/** Units in Japanese stand close to the number, a ratio has its name before it. */
export function quantity(value: string, unit: string): string {
  if (unit === '割合' || unit === '確率') return `${unit}${value}`;
  return /^[%\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(unit) ? `${value}${unit}` : `${value}${space}${unit}`;
}

/** What stands in fields that are folded away. */
export function folded(entered: number, toCheck: number): string {
  const parts = [...(entered === 0 ? [] : [`入力済み${entered}`]), ...(toCheck === 0 ? [] : [`要確認${toCheck}`])];
  return parts.length === 0 ? '' : `（${list(parts)}）`;
}

export const estimate = (text: EstimateText) => `${text.estimate}（${ci}${text.ci_low}～${text.ci_high}）`;
export const heterogeneity = ({ i2 }: CatalogueWindow) => (i2 === null ? '' : `、I²${space}${percent(`${i2}`)}`);

/** Parts of what a score says, as a list names them. */
const comparedPart = {
  score: 'スコア',
  band: '区分',
  counts: '例数',
  posttest: '検査後確率',
  printed: '記載されたリスク',
  missing: '不足している項目',
  checks: '確認が必要な項目',
  cautions: '注意点'
} satisfies Record<ComparedPart, string>;
export const comparedParts = (parts: readonly ComparedPart[]) => list(parts.map((part) => comparedPart[part]));

export const bandChange = ({ after, changed }: ComparedScore) => (changed.includes('band') ? `区分は${after.side}に変化` : `区分は${after.side}のまま`);

const afterwards = ({ text }: Posttest) => `検査後${text.percent === null ? '' : percent(text.percent)}（${interval(text)}）`;

export const beforeAndAfter = (pretest: Pretest, posttest: Posttest) =>
  `検査前${percent(pretest.text)}${pretest.basis === 'cohort' ? '（元の研究での割合）' : ''}、${afterwards(posttest)}`;

/** 'スコア2：検査後37%（95%信頼区間22～55%）', for each score. */
export const afterEach = (all: readonly Posttest[]) => names(all.map((one) => `スコア${one.score}：${afterwards(one)}`));

/** The labels as printed, in words. */
export const label: Readonly<Record<string, string>> = {
  RF: '危険因子（RF）',
  PF: '保護因子（PF）',
  NS: '有意でない（NS）',
  NA: 'データなし（NA）'
};
export const labelled = ({ label_printed: printed }: CatalogueWindow) => `記載された判定：${label[printed] ?? printed}`;
