import type { CatalogueModel, ItemResult, NextInput, Variable } from '../engine';
import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { bandLabel, categoryLabel, type Scored } from './reading';

interface Props {
  entry: CatalogueModel;
  answer: Scored;
  variables: readonly Variable[];
}

/** As many missing values as still fit into a glance; more are named, and told on request. */
const AT_A_GLANCE = 2;

/** What each value not known could still change. */
export function Missing({ entry, answer, variables }: Props) {
  const titleId = `${answer.id}-missing`;
  const band = bandLabel(entry, answer.band);
  const list = (
    <ul class="ml-missing">
      {answer.next.map((input) => (
        <li key={input.input}>
          <strong>{input.label}</strong>
          <ul class="ml-missing__outcomes">
            {outcomes(entry, answer, input, variables).map(({ when, score, band: side }) => (
              <li key={when}>{words.missing.outcome(when, score, side)}</li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
  return (
    <div role="group" aria-labelledby={titleId}>
      <h4 class="ml-subheading" id={titleId}>{words.missing.title}</h4>
      {band !== null && <p class="ml-missing__decided">{words.missing.decided(band)}</p>}
      {answer.next.length <= AT_A_GLANCE
        ? <><p class="ml-quiet">{words.missing.intro}</p>{list}</>
        : (
          <>
            <p>{words.missing.list(answer.next.map(({ label }) => label))}</p>
            <div class="ml-missing__each"><Details summary={words.missing.each}><p class="ml-quiet">{words.missing.intro}</p>{list}</Details></div>
          </>
        )}
    </div>
  );
}

function outcomes(entry: CatalogueModel, answer: Scored, { input, outcomes }: NextInput, variables: readonly Variable[]) {
  const result = answer.items.find((item) => item.input === input);
  const variable = variables.find(({ id }) => id === input);
  return outcomes.map(({ points, score, band }) => ({
    when: valueThatGives(points, entry, input, result, variable),
    score,
    band: bandLabel(entry, band)
  }));
}

/** Which value gives so many points: the one criterion met or not, a finding's yes or no; else the points alone. */
function valueThatGives(points: number, entry: CatalogueModel, input: string, result: ItemResult | undefined, variable: Variable | undefined): string {
  const item = entry.file.items.find((one) => one.input === input);
  const rules = item !== undefined && 'rules' in item ? item.rules : [];
  const [rule] = rules;
  if (rule === undefined || rules.length > 1 || 'any_of' in rule) return words.missing.points(points);
  const met = points === rule.points;
  if ('equals' in rule) {
    if (typeof rule.equals === 'boolean') return met === rule.equals ? words.form.yes : words.form.no;
    const label = categoryLabel(variable, rule.equals);
    return met ? label : words.missing.not(label);
  }
  const criterion = result?.criterion ?? null;
  if (criterion === null) return words.missing.points(points);
  return met ? criterion : words.missing.not(criterion);
}
