// Which value of an input brings about what, in words.
import type { CatalogueModel, NextInput, ScoreRange, Variable } from '../../engine';
import { words } from '../../locales';
import { bandLabel, categoryLabel, type Scored } from '../reading';

export interface Consequence {
  /** The value, or the points that a value must give. */
  when: string;
  score: ScoreRange;
  /** null: more than one is still possible. */
  band: string | null;
}

export function consequences(entry: CatalogueModel, answer: Scored, next: NextInput, variables: readonly Variable[]): Consequence[] {
  return next.outcomes.map(({ points, score, band }) => ({
    when: valueThatGives(points, entry, answer, next.input, variables),
    score,
    band: bandLabel(entry, band)
  }));
}

/** The one criterion or what does not meet it, a finding's yes or no, a category or the others; else the points alone. */
function valueThatGives(points: number, entry: CatalogueModel, answer: Scored, input: string, variables: readonly Variable[]): string {
  const item = entry.file.items.find((one) => one.input === input);
  const rules = item !== undefined && 'rules' in item ? item.rules : [];
  const [rule] = rules;
  if (rule === undefined || rules.length > 1 || 'any_of' in rule) return words.missing.points(points);
  const met = points === rule.points;
  if ('equals' in rule) {
    if (typeof rule.equals === 'boolean') return met === rule.equals ? words.missing.yes : words.missing.no;
    const variable = variables.find(({ id }) => id === input);
    const others = variable?.kind === 'category' ? variable.categories.filter(({ code }) => code !== rule.equals) : [];
    return met ? categoryLabel(variable, rule.equals) : words.missing.either(others.map(({ label }) => label));
  }
  const { criterion = null, unmet = null } = answer.items.find((one) => one.input === input) ?? {};
  return (met ? criterion : unmet) ?? words.missing.points(points);
}
