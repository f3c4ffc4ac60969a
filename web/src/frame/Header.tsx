import { words } from '../locales';
import { address, route } from '../routing/route';
import { LanguageMenu, type LanguageProps } from './LanguageMenu';

/** Without `language`, before the page is ready: who it is, and nothing to press. */
export function Header({ language }: { language?: LanguageProps }) {
  return (
    <header class="ml-header">
      <div class="ml-width ml-header__inner">
        <img class="ml-header__mark" src="./icon.svg" alt="" width="28" height="28" />
        <span class="ml-header__name">{words.page.name}</span>
        <span class="ml-header__subject">{words.page.subject}</span>
        {language !== undefined && (
          <>
            <nav class="ml-header__rooms" aria-label={words.page.rooms}>
              <RoomLink room="bedside" href={address.bedside}>{words.page.bedside}</RoomLink>
              <RoomLink room="evidence" href={address.evidence}>{words.page.evidence}</RoomLink>
            </nav>
            <div class="ml-header__tools">
              <a class="ml-header__room" href={address.preferences} aria-current={current('preferences')}>
                <Sliders />
                <span class="ml-header__tool">{words.page.preferences}</span>
              </a>
              <LanguageMenu {...language} />
            </div>
            <a class="ml-header__promise" href={address.privacy} aria-current={current('privacy')}>
              <Lock />
              {words.page.nothingLeaves}
            </a>
          </>
        )}
      </div>
    </header>
  );
}

const current = (room: string) => (route.value.room === room ? 'page' : undefined);

function RoomLink({ room, href, children }: { room: string; href: string; children: string }) {
  return <a class="ml-header__room" href={href} aria-current={current(room)}>{children}</a>;
}

function Lock() {
  return (
    <svg class="ml-header__icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d="M3.5 7.5h9v6.5h-9z" />
      <path d="M5.5 7.5v-2.5a2.5 2.5 0 0 1 5 0v2.5" />
    </svg>
  );
}

function Sliders() {
  return (
    <svg class="ml-header__icon" viewBox="0 0 16 16" width="20" height="20" aria-hidden="true">
      <path d="M1.5 4.5h7.5M13 4.5h1.5M1.5 11.5h2M7.5 11.5h7" />
      <circle cx="11" cy="4.5" r="1.8" />
      <circle cx="5.5" cy="11.5" r="1.8" />
    </svg>
  );
}
