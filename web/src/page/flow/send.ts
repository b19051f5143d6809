// Sending, and what must be known before it: who receives, who answers for
// it, and what it replaces.
import { deliveries, type Declared, type Delivery } from '../service.ts';
import { again as stillThere, keep, leftBehind, ownName, size, unfinished, type Pending } from '../sending/pending.ts';
import { owned, sendingName } from '../sending/whose.ts';
import { isBusy, state, update, type State, type Work } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { persist } from '../sending/persist.ts';
import { begin } from '../sending/stop.ts';
import { giveUp, isOf } from './arrived.ts';
import { deliver } from './deliver.ts';
import { missing } from './missing.ts';
import { planFor } from './plan.ts';
import { broken, declaredAs, pendingOf, sealedFor, sealFor } from './seal.ts';
import { keepReply } from './replies.ts';
import { refreshKeys } from './service.ts';
import { forgetTrace, holdTrace } from './traces.ts';

// send asks before it replaces an earlier delivery, which the user confirms by
// its id, then seals and delivers. Bytes that are sealed already are sent again as
// they are.
export async function send(confirmed = ''): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  if (!work || !report || isBusy() || missing('send').length > 0) return;
  const signal = begin();
  update({ sending: { at: 'asking' }, notice: '' });
  try {
    await alone([sendingName(declaredAs(report))], () => sendFile(work, report, confirmed, signal));
  } catch (e) {
    broken(e);
  }
}

// alone does what only one window may do at a time.
async function alone(names: string[], act: () => Promise<void>): Promise<void> {
  const [name, ...more] = names;
  const inside = more.length > 0 ? (): Promise<void> => alone(more, act) : act;
  if (!(await owned(name!, inside))) update({ sending: { at: 'rest' }, confirm: undefined, notice: state.words.send.elsewhere });
}

async function sendFile(work: Work, report: Report, confirmed: string, signal: AbortSignal): Promise<void> {
  const waiting = waitingFor(work.file.size);
  if (!state.keys) await persist(() => refreshKeys(signal), signal, waiting);
  const plan = planFor(report);
  if (!plan) return unsendable();
  const all = await persist(() => deliveries(state.form.token.trim(), signal, report.year), signal, waiting);
  const there = isThere(sealedFor(report, plan)?.sending, all);
  const earlier = there ? undefined : predecessor(declaredAs(report), all);
  if (earlier && earlier.id !== confirmed) return update({ sending: { at: 'rest' }, confirm: earlier });
  const parcel = await sealFor(work, report, plan, signal);
  signal.throwIfAborted();
  const p = again(pendingOf(work, report, parcel, earlier?.id), parcel.sending, there);
  if (parcel.sending) await forgetTrace(parcel.sending); // it may not be wanted any more
  parcel.sending = p;
  await holdTrace(p, work);
  keepReply(parcel);
  keep(p);
  update({ confirm: undefined });
  await deliver(p, parcel.pieces.map((piece) => piece.sealed.sealed), signal);
}

const waitingFor = (total: number) => (): void => update({ sending: { at: 'waiting', sent: 0, total } });

// unsendable leads to where the view says why there is no key to seal with.
function unsendable(): void {
  update({ sending: { at: 'rest' } });
  requestAnimationFrame(() => document.getElementById('no-key')?.focus());
}

const STANDING = ['received', 'queued', 'collected', 'held', 'read'];

// predecessor is the own delivery that a new one of the same year and kind
// takes the place of.
function predecessor({ municipality, kind, project = '' }: Declared, all: Delivery[]): Delivery | undefined {
  const same = (d: Delivery): boolean => d.municipality === municipality && d.kind === kind && (d.project ?? '') === project;
  return all.find((d) => same(d) && !d.supersededBy && STANDING.includes(d.state));
}

// isThere tells whether the service has what was sent, or half of it, though the
// answer was lost. Then it is no other that it replaces.
function isThere(p: Pending | undefined, all: Delivery[]): boolean {
  return p !== undefined && all.some((d) => isOf(d, p));
}

// again is a sending as it was declared before, where the service has something
// of it: then it answers as it did the first time, and would refuse it declared
// otherwise. An upload goes on only as what it was begun as.
function again(p: Pending, before: Pending | undefined, there: boolean): Pending {
  if (!before) return p;
  const { declared, contact, pieces, begun } = before;
  const same = JSON.stringify([p.declared, p.contact]) === JSON.stringify([declared, contact]);
  return { ...p, ...(begun && { begun }), ...((there || same) && { declared, contact, pieces }) };
}

// cutOff is the sending to go on with on the page at hand: research data and
// ordinary deliveries are never shown as each other.
export function cutOff(): State['pending'] {
  const { pending } = state;
  return pending && (pending.pending.declared.kind === 'research') === state.research ? pending : undefined;
}

// offer shows what a reload cut off, now or when another window leaves it: the
// one before a reload may not be gone yet. Who is at work with a file goes on.
export async function offer(): Promise<void> {
  do {
    const pending = await unfinished();
    if (!state.work && !isBusy()) update({ pending });
    if (pending) return;
  } while (await leftBehind());
}

// resume goes on with what a reload cut off. What was to be replaced may have been
// replaced since, and then the user is asked again.
export async function resume(confirmed = ''): Promise<void> {
  const cut = state.pending?.pending;
  if (isBusy()) return;
  if (!cut || state.form.token.trim() === '') return update({ form: { ...state.form, tried: 'send' } });
  const signal = begin();
  update({ sending: { at: 'asking' }, notice: '' });
  try {
    await alone([ownName(cut), sendingName(cut.declared)], () => resumeCut(cut, confirmed, signal));
  } catch (e) {
    broken(e, cut);
  }
}

// resumeCut sends what is kept now: another window may have had it meanwhile.
async function resumeCut(cut: Pending, confirmed: string, signal: AbortSignal): Promise<void> {
  const there = await stillThere(cut);
  if (!there) return update({ sending: { at: 'rest' }, pending: await unfinished(), notice: state.words.send.gone });
  const { pending, sealed } = there;
  const all = await persist(() => deliveries(state.form.token.trim(), signal, pending.declared.year), signal, waitingFor(size(pending)));
  const newer = isThere(pending, all) ? undefined : predecessor(pending.declared, all);
  if (newer && newer.id !== pending.declared.supersedes) {
    if (newer.id !== confirmed) return update({ sending: { at: 'rest' }, confirm: newer });
    pending.declared.supersedes = newer.id;
    for (const piece of pending.pieces) delete piece.upload; // which was begun as what it is no longer
    keep(pending);
  }
  update({ confirm: undefined, pending: there });
  await deliver(pending, sealed, signal);
}

// drop forgets it, unless another window has it.
export async function drop(): Promise<void> {
  const cut = state.pending?.pending;
  if (cut && !(await giveUp(cut))) return update({ notice: state.words.send.elsewhere });
  update({ pending: await unfinished(), sending: { at: 'rest' }, notice: '' });
}
