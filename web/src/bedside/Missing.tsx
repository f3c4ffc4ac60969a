import type { CatalogueModel, ItemResult, NextInput, PartialModel } from '../engine';
import { words } from '../locales';
import { bandLabel } from './summary';

interface Props {
  entry: CatalogueModel;
  answer: PartialModel;
}

/** What each value not known could still change. */
export function Missing({ entry, answer }: Props) {
  const band = bandLabel(entry, answer.band);
  return (
    <section class="ml-card" aria-labelledby="missing-title">
      <h3 class="ml-heading" id="missing-title">{words.missing.title}</h3>
      {band !== null && <p class="ml-missing__decided">{words.missing.decided(band)}</p>}
      <p class="ml-quiet">{words.missing.intro}</p>
      <ul class="ml-missing">
        {answer.next.map((input) => (
          <li key={input.input}>
            <strong>{input.label}</strong>
            <ul class="ml-missing__outcomes">
              {outcomes(entry, answer, input).map(({ when, score, band: side }) => (
                <li key={when}>{words.missing.outcome(when, score, side)}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}

function outcomes(entry: CatalogueModel, answer: PartialModel, { input, outcomes }: NextInput) {
  const result = answer.items.find((item) => item.input === input);
  return outcomes.map(({ points, score, band }) => ({
    when: valueThatGives(points, entry, input, result),
    score,
    band: bandLabel(entry, band)
  }));
}

/** Which value gives so many points: the one criterion met or not, a finding's yes or no; else the points alone. */
function valueThatGives(points: number, entry: CatalogueModel, input: string, result: ItemResult | undefined): string {
  const rules = entry.file.items.find((item) => item.input === input)?.rules ?? [];
  const rule = rules[0];
  if (rule === undefined || rules.length > 1) return words.missing.points(points);
  const met = points === rule.points;
  if ('equals' in rule) {
    if (typeof rule.equals !== 'boolean') return words.missing.points(points);
    return met === rule.equals ? words.form.yes : words.form.no;
  }
  const criterion = result?.criterion ?? null;
  if (criterion === null) return words.missing.points(points);
  return met ? criterion : words.missing.not(criterion);
}
