// The page starts here.
import './style/page.css';
import { render } from 'lit-html';
import { spareEngine } from './engine.ts';
import { choose, onWay, open, turn } from './flow/check.ts';
import { sweepAll } from './flow/forget.ts';
import { offer } from './flow/send.ts';
import { recallPublic, refresh } from './flow/service.ts';
import { keepAtHand, offline } from './offline.ts';
import { route } from './route.ts';
import { onPaper, restore } from './settings.ts';
import { isBusy, onChange, printing, state, update, type Step } from './state.ts';
import { shell } from './views/shell.ts';

const root = document.getElementById('app')!;
let drawn: { route: string; step: Step } = { route: state.route, step: state.step };

onChange(() => {
  render(shell(route()), root);
  const [step, view] = [document.getElementById('step'), document.querySelector<HTMLElement>('main h1')];
  document.title = [...[step, view].flatMap((e) => e?.textContent.trim() ?? []), state.words.site.name].join(' – ');
  moveFocus(step ?? document.querySelector<HTMLElement>('main h1[tabindex]')); // none while a step is being fetched
});

// Focus follows the user to another view or step, so that a screen reader
// tells what is new; the first drawing moves nothing. A view that is being
// fetched takes the focus when it is there.
function moveFocus(target: HTMLElement | null): void {
  if (!target || (drawn.route === state.route && drawn.step === state.step)) return;
  drawn = { route: state.route, step: state.step };
  scrollTo(0, 0);
  target.focus({ preventScroll: true });
}

// Leaving the page forgets the file; the browser asks first.
addEventListener('beforeunload', (e) => {
  if (state.work || state.sending.at === 'sealing' || state.sending.at === 'sending') e.preventDefault();
});

function readRoute(): void {
  update({ route: location.hash.replace(/^#/, '') || '/' });
  turn();
}

// A file may be dropped or pasted anywhere on the page.
function takeFiles(e: DragEvent | ClipboardEvent): void {
  const files = 'dataTransfer' in e ? e.dataTransfer?.files : e.clipboardData?.files;
  if (state.dragging) update({ dragging: false });
  if (!files || files.length === 0) return;
  e.preventDefault();
  if (onWay() && !isBusy()) choose(files);
}

// A file opened with the installed page.
globalThis.launchQueue?.setConsumer(async ({ files }) => open(await Promise.all(files.map((f) => f.getFile()))));

function onPrint(on: boolean): void {
  onPaper(on);
  printing(on);
}

addEventListener('hashchange', readRoute);
addEventListener('dragover', (e) => {
  e.preventDefault();
  if (!state.dragging) update({ dragging: true });
});
addEventListener('dragleave', (e) => {
  if (!e.relatedTarget) update({ dragging: false });
});
addEventListener('drop', takeFiles);
addEventListener('paste', takeFiles);
addEventListener('online', () => void refresh());
addEventListener('beforeprint', () => onPrint(true));
addEventListener('afterprint', () => onPrint(false));

spareEngine('check'); // fetched and started while the page is drawn
await restore();
readRoute();
offline();
void offer();
void recallPublic()
  .then(refresh)
  .finally(keepAtHand)
  .then(sweepAll); // by the calendar, where it is known
