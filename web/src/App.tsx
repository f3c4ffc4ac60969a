import { useErrorBoundary, useMemo } from 'preact/hooks';
import { Bedside } from './bedside/Bedside';
import { createPatient } from './bedside/patient';
import type { Engine } from './engine';
import { words } from './locales';
import type { Updates } from './offline/updates';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';
import { NewTabLink } from './ui/NewTabLink/NewTabLink';
import { UpdateBanner } from './ui/UpdateBanner/UpdateBanner';

interface Props {
  engine: Engine;
  updates: Updates | null;
}

export function App({ engine, updates }: Props) {
  const [error] = useErrorBoundary();
  const patient = useMemo(() => createPatient(engine), [engine]);
  if (error !== undefined) return <Failure title={words.page.stopped} remedy={words.page.stoppedRemedy} error={error} />;
  return (
    <>
      <a class="ml-skip" href="#result">{words.page.skip}</a>
      <Header />
      {updates?.offered.value === true && (
        <UpdateBanner
          wouldLose={!patient.blank.value}
          words={words.update}
          onAccept={updates.accept}
          onDismiss={updates.dismiss}
          takeFocus={updates.reopened.value}
        />
      )}
      <Bedside patient={patient} />
      <Footer patient={patient} updates={updates} />
    </>
  );
}

export function Loading() {
  return <><Header /><main class="ml-width ml-room"><p>{words.page.loading}</p></main></>;
}

export function LoadFailure({ error }: { error: unknown }) {
  return <Failure title={words.page.loadFailed} remedy={words.page.loadFailedRemedy} error={error} />;
}

function Failure({ title, remedy, error }: { title: string; remedy: string; error: unknown }) {
  return (
    <>
      <Header />
      <main class="ml-width ml-room">
        <div class="ml-card" role="alert">
          <h1 class="ml-title">{title}</h1>
          <p>{remedy}</p>
          <Details summary={words.page.technical}><p>{String(error)}</p></Details>
        </div>
      </main>
    </>
  );
}

function Header() {
  return (
    <header class="ml-header">
      <div class="ml-width ml-header__inner">
        <img class="ml-header__mark" src="./icon.svg" alt="" width="28" height="28" />
        <span class="ml-header__name">{words.page.name}</span>
        <span class="ml-header__subject">{words.page.subject}</span>
      </div>
    </header>
  );
}

function Footer({ patient, updates }: { patient: ReturnType<typeof createPatient>; updates: Updates | null }) {
  const { version, notices } = patient.catalogue;
  const offline = updates?.offline.value;
  return (
    <footer class="ml-footer">
      <div class="ml-width">
        <p class="ml-footer__promise">{words.page.judgement}</p>
        <p class="ml-footer__promise">{words.page.nothingLeaves}</p>
        <Details summary={words.page.nothingLeavesTitle}>
          <p>{words.page.nothingLeavesHow}</p>
        </Details>
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
