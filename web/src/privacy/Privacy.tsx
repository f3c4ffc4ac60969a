import type { ComponentChildren } from 'preact';
import { roomWords } from '../locales';
import { address } from '../routing/route';
import { RoomTitle } from '../routing/RoomTitle';

/** What happens to what is entered, and how to check it. */
export function Privacy() {
  const text = roomWords.privacy;
  const policy = policyOfThisPage();
  return (
    <main class="ml-width ml-room ml-prose" id="main" tabIndex={-1}>
      <RoomTitle>{text.title}</RoomTitle>
      <p class="ml-lead">{text.lead}</p>
      <Part title={text.happensTitle}><List items={text.happens} /></Part>
      <Part title={text.enforcedTitle}>
        <List items={text.enforced} />
        <h3 class="ml-subheading" id="policy">{text.policyTitle}</h3>
        {policy === null
          ? <p role="alert">{text.noPolicy}</p>
          : (
            <>
              <p>{text.policyLead}</p>
              <ul class="ml-policy" aria-labelledby="policy">{policy.map((rule) => <li key={rule}><code>{rule}</code></li>)}</ul>
            </>
          )}
      </Part>
      <Part title={text.checkTitle}>
        <p>{text.checkLead}</p>
        <ol class="ml-prose__list">{text.check(`${window.location.origin}${window.location.pathname}`).map((step) => <li key={step}>{step}</li>)}</ol>
      </Part>
      <Part title={text.cannotTitle}><List items={text.cannot} /></Part>
      <Part title={text.keptTitle}>
        <p>{text.kept}</p>
        <ul class="ml-links"><li><a href={address.preferences}>{text.keptLink}</a></li></ul>
      </Part>
    </main>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return <section class="ml-card"><h2 class="ml-heading">{title}</h2>{children}</section>;
}

const List = ({ items }: { items: readonly string[] }) => <ul class="ml-prose__list">{items.map((item) => <li key={item}>{item}</li>)}</ul>;

/** As the browser has read it, rule by rule; null where the page carries none. */
function policyOfThisPage(): readonly string[] | null {
  const meta = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]');
  return meta === null ? null : meta.content.split(';').map((rule) => rule.trim());
}
