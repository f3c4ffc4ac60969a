import type { OutcomeGroup } from '../engine';
import { words } from '../locales';
import { IconArray } from '../ui/IconArray/IconArray';

/** Deaths in one group, at each time: the count behind the percentage; or the percentage alone, as printed. */
export function OutcomeRows({ group }: { group: OutcomeGroup }) {
  return (
    <ul class="ml-rows">
      {group.rows.map(({ id, label, printed, counted }) => (
        <li class="ml-rows__row" key={id}>
          <span class="ml-rows__label">{label}</span>
          {counted === null
            ? <span class="ml-rows__text">{words.outcome.printedOnly(printed)}</span>
            : (
              <>
                <span class="ml-rows__text">{words.outcome.died(counted)}</span>
                <IconArray compact filled={counted.events} total={counted.total} label={words.outcome.icons(counted, group.label, label)} />
              </>
            )}
        </li>
      ))}
    </ul>
  );
}
