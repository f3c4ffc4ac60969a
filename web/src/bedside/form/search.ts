import type { Variable } from '../../engine';
import { words } from '../../locales';

/** Letters and digits alone, without accents: "KL6" finds "KL-6", "sjogren" finds "Sjögren". */
const plain = (text: string) => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const plainWords = (text: string) => text.split(/[\s,;()/]+/u).map(plain).filter((word) => word !== '');

/** How well a text fits a variable; the lower the better, null not at all. */
function fit(variable: Variable, wanted: string): number | null {
  const units = variable.kind === 'number' ? variable.units.flatMap(({ code, label }) => [code, label]) : [];
  const label = plain(variable.label);
  const others = [...plainWords(words.form.synonyms[variable.id] ?? ''), plain(variable.id), ...units.map(plain)];
  if (label.startsWith(wanted) || others.includes(wanted)) return 0;
  if (plainWords(variable.label).some((word) => word.startsWith(wanted))) return 1;
  if (others.some((word) => word.startsWith(wanted))) return 2;
  if (label.includes(wanted)) return 3;
  return null;
}

/** The variables a text may mean, the best first; all for an empty text. */
export function search(variables: readonly Variable[], text: string): Variable[] {
  const wanted = plain(text);
  if (wanted === '' && text.trim() !== '') return [];
  return variables
    .flatMap((variable) => {
      const rank = fit(variable, wanted);
      return rank === null ? [] : [{ variable, rank }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ variable }) => variable);
}
