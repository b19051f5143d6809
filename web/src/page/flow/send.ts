// Sending, and what must be known before it: who receives, who answers for
// it, and what it replaces.
import { deliveries, problem, type Delivery } from '../service.ts';
import { keep } from '../sending/pending.ts';
import { state, update, type State } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { kindOf } from './check.ts';
import { persist } from '../sending/persist.ts';
import { begin } from '../sending/stop.ts';
import { giveUp } from './arrived.ts';
import { deliver } from './deliver.ts';
import { missing } from './missing.ts';
import { planFor } from './plan.ts';
import { pendingOf, sealFor } from './seal.ts';
import { keepReply } from './replies.ts';
import { refreshKeys } from './service.ts';
import { holdTrace } from './traces.ts';

// send asks once before it replaces an earlier delivery, then seals and
// delivers. Bytes that are sealed already are sent again as they are.
export async function send(confirmed = false): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  if (!work || !report || missing('send').length > 0) return;
  const signal = begin();
  const waiting = (): void => update({ sending: { at: 'waiting', sent: 0, total: work.file.size } });
  update({ sending: { at: 'asking' }, notice: '' });
  try {
    if (!state.keys) await persist(() => refreshKeys(signal), signal, waiting);
    const plan = planFor(report);
    if (!plan) return unsendable();
    const earlier = await persist(() => predecessor(report, signal), signal, waiting);
    if (earlier && !confirmed) return update({ sending: { at: 'rest' }, confirm: earlier });
    const parcel = await sealFor(work, report, plan);
    signal.throwIfAborted();
    const p = pendingOf(work, report, parcel, earlier?.id);
    await holdTrace(p, work);
    keepReply(parcel.reply);
    keep(p);
    update({ confirm: undefined });
    await deliver(p, parcel.pieces.map((piece) => piece.sealed.sealed), signal);
  } catch (e) {
    if ((e as Error).name === 'AbortError') return update({ sending: { at: 'rest' }, notice: state.words.send.stopped });
    update({ sending: { at: 'failed', problem: problem(e) } });
  }
}

// unsendable leads to where the view says why there is no key to seal with.
function unsendable(): void {
  update({ sending: { at: 'rest' } });
  requestAnimationFrame(() => document.getElementById('no-key')?.focus());
}

const STANDING = ['received', 'queued', 'collected', 'held', 'read'];

// predecessor is the own delivery that a new one of the same year and kind
// takes the place of.
async function predecessor(r: Report, signal: AbortSignal): Promise<Delivery | undefined> {
  const project = kindOf(r) === 'research' ? state.form.project : '';
  const all = await deliveries(state.form.token.trim(), signal, r.year);
  return all.find((d) => d.kind === kindOf(r) && (d.project ?? '') === project && !d.supersededBy && STANDING.includes(d.state));
}

// cutOff is the sending to go on with on the page at hand: research data and
// ordinary deliveries are never shown as each other.
export function cutOff(): State['pending'] {
  const { pending } = state;
  return pending && (pending.pending.declared.kind === 'research') === state.research ? pending : undefined;
}

// resume goes on with what a reload cut off; drop forgets it.
export async function resume(): Promise<void> {
  const cut = state.pending;
  if (!cut || state.form.token.trim() === '') return update({ form: { ...state.form, tried: 'send' } });
  await deliver(cut.pending, cut.sealed, begin());
}

export async function drop(): Promise<void> {
  if (state.pending) await giveUp(state.pending.pending);
  update({ pending: undefined, sending: { at: 'rest' } });
}
