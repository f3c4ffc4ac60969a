import type { Catalogue } from '../../engine';
import { words } from '../../locales';
import { findingsOfModel } from '../../provenance/findings';
import { address } from '../../routing/route';
import { Details } from '../../ui/Details/Details';

/** What computing the paper's figures again showed about this score. */
export function Checks({ catalogue, model, title }: { catalogue: Catalogue; model: string; title: string }) {
  const findings = findingsOfModel(catalogue, model);
  if (findings.length === 0) return null;
  return (
    <Details summary={words.result.checks(findings.length)}>
      <ul class="ml-list">
        {findings.map(({ id, evidence, title: found, meaning }) => (
          <li key={id}>
            <strong>{words.say.sentence(found)}</strong>{words.say.gap}{meaning}{' '}
            <a href={address.audit({ finding: id, source: evidence })}>{words.result.checkRows}<span class="ml-hidden">{words.say.named('', words.say.list([title, found]))}</span></a>
          </li>
        ))}
      </ul>
    </Details>
  );
}
