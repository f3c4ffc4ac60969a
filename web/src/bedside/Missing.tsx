import { words } from '../locales';
import { Details } from '../ui/Details/Details';
import { bandLabel, type ScoredReading } from './reading';
import { consequences } from './result/when';

/** Which values are not known, and what each could still change. */
export function Missing({ patient, entry, answer }: ScoredReading) {
  if (answer.status === 'complete' || answer.next.length === 0) return null;
  const band = bandLabel(entry, answer.band);
  return (
    <div class="ml-missing__each" role="group" aria-label={words.missing.title}>
      {band !== null && <p class="ml-missing__decided">{words.missing.decided(band)}</p>}
      <Details summary={words.missing.list(answer.next.map(({ input }) => patient.missingLabel(input)))}>
        <p class="ml-quiet">{words.missing.intro}</p>
        <ul class="ml-missing">
          {answer.next.map((input) => (
            <li key={input.input}>
              <strong>{patient.missingLabel(input.input)}</strong>
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
  );
}
