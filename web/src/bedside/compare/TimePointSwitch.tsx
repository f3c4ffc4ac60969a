import { words } from '../../locales';
import { Button } from '../../ui/Button/Button';
import type { Place, Session } from '../session';
import { nameOf } from './names';

export const radioId = (place: Place) => `time-${place}`;

/** Which of the two time points the form and the result are of: in sight while anything is typed. */
export function TimePointSwitch({ session }: { session: Session }) {
  const second = session.second.value;
  if (second === null) return null;
  const { place: edited } = session.current.value;
  return (
    <div class="ml-times ml-noprint">
      <div class="ml-segments ml-times__switch" role="radiogroup" aria-label={words.timePoints.entering}>
        {[session.first, second].map((point) => (
          <div class="ml-segments__item" key={point.place}>
            <input
              class="ml-segments__input"
              type="radio"
              id={radioId(point.place)}
              name="time-point"
              checked={point.place === edited}
              onChange={() => session.edit(point.place)}
            />
            <label class="ml-segments__label" for={radioId(point.place)}>{nameOf(point)}</label>
          </div>
        ))}
      </div>
      <Button onClick={() => session.open({ kind: 'compare_time_points' })}>{words.timePoints.compare}</Button>
    </div>
  );
}
