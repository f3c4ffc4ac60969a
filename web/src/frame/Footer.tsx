import type { Catalogue } from '../engine';
import { words } from '../locales';
import type { Updates } from '../offline/updates';
import { address } from '../routing/route';
import { Button } from '../ui/Button/Button';
import { Details } from '../ui/Details/Details';
import { NewTabLink } from '../ui/NewTabLink/NewTabLink';

export function Footer({ catalogue, updates }: { catalogue: Catalogue; updates: Updates | null }) {
  const { version, notices } = catalogue;
  const offline = updates?.offline.value;
  return (
    <footer class="ml-footer">
      <div class="ml-width">
        <p class="ml-footer__promise">{words.page.judgement}</p>
        <p class="ml-footer__promise">{words.page.nothingLeaves}</p>
        <ul class="ml-links ml-noprint">
          <li><a href={address.privacy}>{words.page.privacy}</a></li>
          <li><a href={address.preferences}>{words.page.preferences}</a></li>
        </ul>
        {offline === 'ready' && <p>{words.page.offlineReady}</p>}
        {offline === 'unavailable' && <p>{words.page.offlineUnavailable}</p>}
        {updates?.postponed.value === true && (
          <div class="ml-noprint"><Button variant="plain" onClick={updates.reopen}>{words.update.again}</Button></div>
        )}
        <Details summary={words.page.notices}>
          {notices.map((notice) => <p key={notice}>{notice}</p>)}
        </Details>
        <p><NewTabLink href="./licences.txt" notice={words.page.newTab}>{words.page.licences}</NewTabLink></p>
        <p>{words.page.version(version.program, version.data)}</p>
      </div>
    </footer>
  );
}
