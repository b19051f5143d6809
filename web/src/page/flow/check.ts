// Choosing a file and having it checked. The check starts at once; leaving it
// ends the engine, so that nothing of the file stays behind.
import { takeEngine } from '../engine.ts';
import { calm, isBusy, state, update, type State, type Work } from '../state.ts';
import type { CheckParams, Kind, Report } from '../../shared/protocol.ts';
import { abandon } from './arrived.ts';
import { dropAhead, sealAhead, settleAhead } from './ahead.ts';
import { recall } from './kept.ts';
import { now } from './service.ts';
import { compare } from './traces.ts';

export function choose(files: Iterable<File> | null | undefined): void {
  const [file, ...more] = files ?? [];
  if (!file) return;
  if (more.length > 0) return update({ notice: state.words.choose.one });
  void check(file);
}

// onWay: the user is where a file can be chosen.
export function onWay(): boolean {
  return state.route === '/' || state.route === '/forskerdata';
}

// open takes a file that was opened with the page, wherever the user is. What is
// being sent goes first.
export function open(files: File[]): void {
  if (isBusy()) return update({ notice: state.words.choose.busy });
  if (!onWay()) location.hash = '/';
  choose(files);
}

// What a new file starts from.
const fresh = {
  work: undefined,
  step: 1,
  notice: '',
  filter: calm,
  known: false,
  seen: new Set<string>(),
  sending: { at: 'rest' },
  parcel: undefined,
  confirm: undefined,
  receipt: undefined,
  keepTrace: false, // asked for anew with each file
  keepFigures: false,
} satisfies Partial<State>;

// mode tells by the page that the user is on what a file chosen there is.
function mode(): Pick<State, 'research'> {
  return { research: state.route === '/forskerdata' };
}

// last is the newest report at hand, to compare the next one with.
function last(): Report | undefined {
  return state.work?.checked?.report ?? state.before;
}

async function check(file: File): Promise<void> {
  state.work?.engine?.end();
  void abandon(state.parcel);
  const engine = takeEngine();
  const work: Work = { file, engine, started: performance.now(), read: 0, checked: undefined, municipality: '' };
  update({ ...fresh, ...mode(), before: last(), work });
  sealAhead(file, engine);
  try {
    const told = (read: number): void => {
      work.read = read;
      update({});
    };
    let checked = await engine.call('check', params(file), told);
    const earlier = compared(checked.report);
    if (earlier) checked = await engine.call('check', { ...params(file), ...earlier }, told);
    work.checked = checked;
    work.municipality = checked.municipality.split(' - ')[0]!; // official in two languages, one form here
    update({ step: 2 });
    work.comparing = compare(work, engine);
    void settleAhead(file, checked.report);
  } catch (e) {
    failed(work, e);
  }
}

// params are what a check of a file, or of its first lines, is told.
export function params(file: Blob): CheckParams {
  const p: CheckParams = { file, now: now(), lang: state.words.lang as CheckParams['lang'] };
  if (state.research) p.kind = 'research';
  else if (state.year) p.year = state.year;
  if (state.overrides && state.keyNote) Object.assign(p, { overrides: state.overrides, keys: state.keyNote });
  return p;
}

// compared is what this device kept of earlier deliveries. Whose a file is
// shows only when it has been read, so it is then read once more.
function compared(r: Report): Pick<CheckParams, 'previous' | 'replaces'> | undefined {
  if (r.counts.fatal > 0) return undefined;
  const previous = recall(r, r.year - 1);
  const replaces = recall(r, r.year);
  if (!previous && !replaces) return undefined;
  return { ...(previous && { previous: previous.figures }), ...(replaces && { replaces: replaces.figures }) };
}

function failed(work: Work, e: unknown): void {
  work.engine?.end();
  if (state.work !== work) return; // another file was chosen meanwhile
  dropAhead();
  const { checking } = state.words;
  const { code } = e as { code?: string };
  const notice = (e as Error).name === 'AbortError' ? checking.cancelled : code === 'engine' ? checking.engine : code === 'broken' ? checking.broken : checking.failed;
  update({ work: undefined, step: 1, notice });
}

export function cancel(): void {
  state.work?.engine?.end();
}

// turn leaves what was chosen as the one kind of data when the user turns to
// the page of the other. What is being sealed or sent is not disturbed.
export function turn(): void {
  if (onWay() && mode().research !== state.research && !isBusy()) leave();
}

// leave forgets the file and starts over.
export function leave(): void {
  leaveFor('');
}

// leaveFor says why.
export function leaveFor(notice: string): void {
  state.work?.engine?.end();
  void abandon(state.parcel);
  update({ ...fresh, ...mode(), before: last(), notice });
  dropAhead();
}

export type Verdict = 'fatal' | 'errors' | 'warnings' | 'clean';

export function verdict(r: Report): Verdict {
  if (r.counts.fatal > 0) return 'fatal';
  if (r.counts.error > 0) return 'errors';
  return r.counts.warning > 0 ? 'warnings' : 'clean';
}

// kindOf is what the delivery will be declared as; empty while nobody has said.
export function kindOf(r: Report): Kind | '' {
  return r.kind === '' ? state.form.kind : (r.kind as Kind);
}
