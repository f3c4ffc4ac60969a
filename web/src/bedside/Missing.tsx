import type { CatalogueModel, PartialModel } from '../engine';
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
            <strong>{input.label}</strong>{' '}
            {words.missing.would(input.outcomes.map(({ score, band: id }) => ({ score, band: bandLabel(entry, id) })))}
          </li>
        ))}
      </ul>
    </section>
  );
}
