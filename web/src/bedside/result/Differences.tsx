import { words } from '../../locales';
import { Note } from '../../ui/Note/Note';
import type { Scored } from '../reading';

/** In what the patient differs from those the score was made in: told with the answer, not behind a fold. */
export function Differences({ answer }: { answer: Scored }) {
  const differing = answer.population.filter(({ state }) => state === 'differs');
  if (differing.length === 0) return null;
  return (
    <div class="ml-doubts">
      <p class="ml-doubts__title">{words.population.differs}</p>
      {differing.map(({ input, label, message }) => <Note key={input}>{message ?? label}</Note>)}
    </div>
  );
}
