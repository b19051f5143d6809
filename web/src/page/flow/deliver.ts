// The last leg: a sealed file to the service, and its receipt back. It needs
// no plaintext and no engine that has seen any.
import { startEngine } from '../engine.ts';
import { problem, receipts, delivery } from '../service.ts';
import { forget, type Pending } from '../sending/pending.ts';
import { persist } from '../sending/persist.ts';
import { post } from '../sending/post.ts';
import { tus } from '../sending/tus.ts';
import { state, update, type Kept } from '../state.ts';
import { follow } from './follow.ts';
import { keepFigures } from './kept.ts';
import { refreshKeys } from './service.ts';
import type { Receipt } from '../../shared/protocol.ts';

const ONE_REQUEST = 8 << 20; // bytes; larger files go in parts

// deliver tells every way it can end in state.sending. A sending that failed
// for a reason the user can mend stays pending.
export async function deliver(p: Pending, sealed: Blob, signal: AbortSignal): Promise<void> {
  const token = state.form.token.trim();
  let sent = 0;
  const told = (n: number): void => {
    sent = Math.min(n, p.size);
    update({ sending: { at: 'sending', sent, total: p.size } });
  };
  const waiting = (): void => update({ sending: { at: 'waiting', sent, total: p.size } });
  const way = p.size > ONE_REQUEST ? tus : post;
  told(0);
  try {
    const id = await persist(() => way(p, sealed, token, signal, told), signal, waiting);
    const note = await persist(() => receipts(id, token, signal), signal, waiting);
    const receipt = await persist(() => verified(note, p.sha256), signal, waiting);
    await done(p, id, note, receipt, token, signal);
  } catch (e) {
    if (signal.aborted) update({ sending: { at: 'rest' }, notice: state.words.send.stopped });
    else update({ sending: { at: 'failed', problem: problem(e) } });
  }
}

async function done(p: Pending, id: string, note: string, receipt: Receipt, token: string, signal: AbortSignal): Promise<void> {
  const now = await delivery(id, token, signal).catch(() => ({ state: 'received' }));
  const kept: Kept = { receipt, note, state: now.state, contact: p.contact, place: p.place };
  await forget(p);
  remember(receipt.time);
  update({
    step: 5,
    sending: { at: 'rest' },
    notice: '',
    pending: undefined,
    sealed: undefined,
    confirm: undefined,
    work: undefined,
    receipt: kept,
  });
  follow(kept, token);
}

// remember keeps the delivery's sums on this device, if the user wants it.
function remember(time: string): void {
  const checked = state.work?.checked;
  if (!state.keepFigures || !checked?.figures) return;
  keepFigures(checked.report, { persons: checked.report.persons, time, figures: JSON.stringify(checked.figures) });
}

// verified opens the receipt by the published signer and compares what it
// attests with what was sent. One that cannot be believed is none.
export async function verified(note: string, sha256?: string): Promise<Receipt> {
  if (!state.keyNote) await refreshKeys(AbortSignal.timeout(30_000));
  const engine = startEngine();
  try {
    const receipt = await engine.call('receipt', { note, keys: state.keyNote ?? '' });
    if (sha256 === undefined || receipt.sha256 === sha256) return receipt;
  } catch {
    // told below
  } finally {
    engine.end();
  }
  throw { code: 'receipt', status: 0 };
}
