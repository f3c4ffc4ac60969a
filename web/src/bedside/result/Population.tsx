import { words } from '../../locales';
import { Details } from '../../ui/Details/Details';
import type { Scored } from '../reading';

/** Every respect in which the patient was compared, or could not be. */
export function Population({ answer }: { answer: Scored }) {
  const { population } = answer;
  if (population.length === 0) return null;
  const count = (wanted: string) => population.filter(({ state }) => state === wanted).length;
  return (
    <Details summary={words.population.summary(count('same'), count('differs'), count('unknown'))}>
      <dl class="ml-pairs">
        {population.map(({ input, label, state }) => (
          <div class="ml-pairs__row" key={input}>
            <dt>{label}</dt>
            <dd class={`ml-population__state ml-population__state--${state}`}>{words.population.state[state]}</dd>
          </div>
        ))}
      </dl>
    </Details>
  );
}
