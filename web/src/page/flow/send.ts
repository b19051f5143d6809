// Sending, and what must be known before it: who receives, who answers for
// it, and what it replaces.
import { deliveries, type Delivery } from '../service.ts';
import { keep, type Pending } from '../sending/pending.ts';
import { state, update, type Parcel, type State } from '../state.ts';
import type { Report } from '../../shared/protocol.ts';
import { kindOf } from './check.ts';
import { persist } from '../sending/persist.ts';
import { begin } from '../sending/stop.ts';
import { giveUp } from './arrived.ts';
import { deliver } from './deliver.ts';
import { missing } from './missing.ts';
import { planFor } from './plan.ts';
import { broken, pendingOf, sealedFor, sealFor } from './seal.ts';
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
    const all = await persist(() => deliveries(state.form.token.trim(), signal, report.year), signal, waiting);
    const there = arrivedAs(sealedFor(report, plan), all);
    const earlier = there ? undefined : predecessor(report, all);
    if (earlier && !confirmed) return update({ sending: { at: 'rest' }, confirm: earlier });
    const parcel = await sealFor(work, report, plan, signal);
    signal.throwIfAborted();
    const p = again(pendingOf(work, report, parcel, earlier?.id), parcel.sending, there !== undefined);
    parcel.sending = p;
    await holdTrace(p, work);
    keepReply(parcel.reply);
    keep(p);
    update({ confirm: undefined });
    await deliver(p, parcel.pieces.map((piece) => piece.sealed.sealed), signal);
  } catch (e) {
    broken(e);
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
function predecessor(r: Report, all: Delivery[]): Delivery | undefined {
  const project = kindOf(r) === 'research' ? state.form.project : '';
  return all.find((d) => d.kind === kindOf(r) && (d.project ?? '') === project && !d.supersededBy && STANDING.includes(d.state));
}

// arrivedAs is the delivery that a parcel became, or is becoming, though the
// answer was lost. It is no other that the parcel replaces.
function arrivedAs(parcel: Parcel | undefined, all: Delivery[]): Delivery | undefined {
  const sha256 = parcel?.pieces[0]?.sealed.sha256;
  return parcel?.sending && all.find((d) => (parcel.bundle ? d.bundle === parcel.bundle : d.sha256 === sha256));
}

// again is a sending as it was declared before, where the service has something
// of it: then it answers as it did the first time, and would refuse it declared
// otherwise. An upload goes on only as what it was begun as.
function again(p: Pending, before: Pending | undefined, isThere: boolean): Pending {
  if (!before) return p;
  const { declared, contact, pieces, begun } = before;
  const same = JSON.stringify([p.declared, p.contact]) === JSON.stringify([declared, contact]);
  return { ...p, ...(begun && { begun }), ...((isThere || same) && { declared, contact, pieces }) };
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
