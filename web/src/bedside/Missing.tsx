import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { bandLabel, type ScoredReading } from './reading';
import { consequences } from './result/when';

/** What each value not known could still change. */
export function Missing({ patient, entry, answer }: ScoredReading) {
  const titleId = `${answer.id}-missing`;
  const band = bandLabel(entry, answer.band);
  return (
    <div role="group" aria-labelledby={titleId}>
      <h4 class="ml-subheading" id={titleId}>{words.missing.title}</h4>
      <p>{words.missing.list(answer.next.map(({ label }) => label))}</p>
      {band !== null && <p class="ml-missing__decided">{words.missing.decided(band)}</p>}
      <div class="ml-missing__each">
        <Details summary={words.missing.each}>
          <p class="ml-quiet">{words.missing.intro}</p>
          <ul class="ml-missing">
            {answer.next.map((input) => (
              <li key={input.input}>
                <strong>{input.label}</strong>
                <ul class="ml-missing__outcomes">
                  {consequences(entry, answer, input, patient.catalogue.variables).map(({ when, score, band: side }) => (
                    <li key={when}>{words.missing.outcome(when, score, side)}</li>
                  ))}
                </ul>
              </li>
            ))}
          </ul>
        </Details>
      </div>
    </div>
  );
}
