import { useErrorBoundary, useMemo } from 'preact/hooks';
import { Bedside } from './bedside/Bedside';
import type { Patient } from './bedside/patient';
import { createSession, type Session } from './bedside/session';
import type { Engine } from './engine';
import { EvidenceDoor } from './EvidenceDoor';
import { words } from './locales';
import type { Updates } from './offline/updates';
import { address, route } from './routing/route';
import { RoomTitle } from './routing/RoomTitle';
import { Button } from './ui/Button/Button';
import { Details } from './ui/Details/Details';
import { jumpTo } from './ui/jump';
import { NewTabLink } from './ui/NewTabLink/NewTabLink';
import { UpdateBanner } from './ui/UpdateBanner/UpdateBanner';

interface Props {
  engine: Engine;
  updates: Updates | null;
}

export function App({ engine, updates }: Props) {
  const [error] = useErrorBoundary();
  // Above the rooms: what is typed at the bedside is still there after a look at the evidence.
  const session = useMemo(() => createSession(engine), [engine]);
  const { patient } = session.current.value;
  if (error !== undefined) return <Failure title={words.page.stopped} remedy={words.page.stoppedRemedy} error={error} />;
  return (
    <>
      <Skip />
      <Header rooms />
      {updates?.offered.value === true && (
        <UpdateBanner
          wouldLose={!session.blank.value}
          words={words.update}
          onAccept={updates.accept}
          onDismiss={updates.dismiss}
          takeFocus={updates.reopened.value}
        />
      )}
      <Room engine={engine} session={session} />
      <Footer patient={patient} updates={updates} />
    </>
  );
}

function Room({ engine, session }: { engine: Engine; session: Session }) {
  const { patient } = session.current.value;
  const { value } = route;
  switch (value.room) {
    case 'bedside': return <Bedside session={session} />;
    case 'evidence':
      return <EvidenceDoor route={value} engine={engine} catalogue={patient.catalogue} factors={patient.assessment.value.factors} />;
    case 'unknown': return <Unknown address={value.address} />;
  }
}

function Unknown({ address: given }: { address: string }) {
  return (
    <main class="ml-width ml-room" id="main" tabIndex={-1}>
      <RoomTitle page={given}>{words.page.unknownTitle}</RoomTitle>
      <p>{words.page.unknown(given)}</p>
      <p>{words.page.unknownLinks}</p>
      <ul class="ml-links">
        <li><a href={address.bedside}>{words.page.bedside}</a></li>
        <li><a href={address.evidence}>{words.page.evidence}</a></li>
      </ul>
    </main>
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

function Skip() {
  return route.value.room === 'bedside'
    ? <a class="ml-skip" href="#result" onClick={jumpTo('result')}>{words.page.skipToResult}</a>
    : <a class="ml-skip" href="#main" onClick={jumpTo('main')}>{words.page.skip}</a>;
}

function Header({ rooms = false }: { rooms?: boolean }) {
  return (
    <header class="ml-header">
      <div class="ml-width ml-header__inner">
        <img class="ml-header__mark" src="./icon.svg" alt="" width="28" height="28" />
        <span class="ml-header__name">{words.page.name}</span>
        <span class="ml-header__subject">{words.page.subject}</span>
        {rooms && (
          <nav class="ml-header__rooms" aria-label={words.page.rooms}>
            <RoomLink room="bedside" href={address.bedside}>{words.page.bedside}</RoomLink>
            <RoomLink room="evidence" href={address.evidence}>{words.page.evidence}</RoomLink>
          </nav>
        )}
      </div>
    </header>
  );
}

function RoomLink({ room, href, children }: { room: string; href: string; children: string }) {
  return <a class="ml-header__room" href={href} aria-current={route.value.room === room ? 'page' : undefined}>{children}</a>;
}

function Footer({ patient, updates }: { patient: Patient; updates: Updates | null }) {
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
