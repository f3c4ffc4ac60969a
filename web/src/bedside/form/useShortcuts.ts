import { useEffect } from 'preact/hooks';

const choices = ['radio', 'checkbox', 'button', 'range'];
const isTyping = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement && !choices.includes(target.type)) || target instanceof HTMLTextAreaElement
  || (target instanceof HTMLElement && target.isContentEditable);

/** "/" looks for a field; Ctrl or Cmd with Z takes back. Not while typing, where both mean something else, and not
 *  below an open dialogue. */
export function useShortcuts(find: () => void, undo: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]') !== null) return;
      const control = event.ctrlKey || event.metaKey;
      const act = event.key === '/' && !control ? find : event.key.toLowerCase() === 'z' && control && !event.shiftKey ? undo : null;
      if (act === null) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [find, undo]);
}
