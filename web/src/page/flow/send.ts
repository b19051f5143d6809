// Sealing, and what must be known before it: who receives, who answers for
// it, and what it replaces.
import { startEngine } from '../engine.ts';
import { deliveries, problem, type Declared, type Delivery } from '../service.ts';
import { forget, keep, type Pending } from '../sending/pending.ts';
import { state, update, type Work } from '../state.ts';
import type { KeyList, Kind, Report, Sealed } from '../../shared/protocol.ts';
import { save } from '../save.ts';
import { kindOf } from './check.ts';
import { persist } from '../sending/persist.ts';
import { begin } from '../sending/stop.ts';
import { deliver } from './deliver.ts';
import { now, refreshKeys } from './service.ts';

type Key = KeyList['keys'][number];

// keyFor is the recipient that deliveries for a year are sealed to now, the
// newest where several overlap.
export function keyFor(year: number): Key | undefined {
  return state.keys?.keys.filter((k) => k.role === 'ssb' && k.year === year && k.state === 'active').at(-1);
}

export type Missing = 'contact' | 'token' | 'kind';

export function missing(): Missing[] {
  const { contact, token } = state.form;
  const report = state.work?.checked?.report;
  const out: Missing[] = [];
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(contact.trim())) out.push('contact');
  if (token.trim() === '') out.push('token');
  if (report && kindOf(report) === '') out.push('kind');
  return out;
}

// send asks once before it replaces an earlier delivery, then seals and
// delivers. Bytes that are sealed already are sent again as they are.
export async function send(confirmed = false): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  if (!work || !report || missing().length > 0) return;
  const signal = begin();
  const waiting = (): void => update({ sending: { at: 'waiting', sent: 0, total: work.file.size } });
  update({ sending: { at: 'asking' }, notice: '' });
  try {
    if (!state.keys) await persist(() => refreshKeys(signal), signal, waiting);
    const key = keyFor(report.year);
    if (!key) return update({ sending: { at: 'rest' } }); // the view says why
    const earlier = await persist(() => predecessor(report, signal), signal, waiting);
    if (earlier && !confirmed) return update({ sending: { at: 'rest' }, confirm: earlier });
    const sealed = await sealFor(work, key);
    signal.throwIfAborted();
    const p = pendingOf(work, report, key, sealed, earlier?.id);
    keep(p);
    update({ confirm: undefined });
    await deliver(p, sealed.sealed, signal);
  } catch (e) {
    if ((e as Error).name === 'AbortError') return update({ sending: { at: 'rest' }, notice: state.words.send.stopped });
    update({ sending: { at: 'failed', problem: problem(e) } });
  }
}

const STANDING = ['received', 'queued', 'collected', 'held', 'read'];

// predecessor is the own delivery that a new one of the same year and kind
// takes the place of.
async function predecessor(r: Report, signal: AbortSignal): Promise<Delivery | undefined> {
  const all = await deliveries(state.form.token.trim(), signal, r.year);
  return all.find((d) => d.kind === kindOf(r) && !d.supersededBy && STANDING.includes(d.state));
}

// sealFor seals once per key: a second try sends the same bytes, and the
// service answers with the same receipt.
async function sealFor(work: Work, key: Key): Promise<Sealed> {
  if (state.sealed?.key === key.id) return state.sealed.sealed;
  const total = work.file.size;
  update({ sending: { at: 'sealing', sent: 0, total } });
  const engine = work.engine ?? startEngine();
  work.engine = engine;
  try {
    const sealed = await engine.call('seal', { file: work.file, recipients: [key.recipient] }, (sent) =>
      update({ sending: { at: 'sealing', sent, total } }),
    );
    update({ sealed: { key: key.id, sealed } });
    return sealed;
  } finally {
    engine.end(); // plaintext goes with it
    work.engine = undefined;
  }
}

function pendingOf(work: Work, r: Report, key: Key, s: Sealed, supersedes: string | undefined): Pending {
  const declared: Declared = { year: r.year, municipality: r.municipality, kind: kindOf(r) as Kind, key: key.id };
  if (supersedes) declared.supersedes = supersedes;
  return {
    name: s.name,
    sha256: s.sha256,
    size: s.size,
    declared,
    contact: state.form.contact.trim(),
    place: work.municipality,
    made: now(),
  };
}

// saveSealed hands the sealed file to the user, to be sent by other means.
export async function saveSealed(): Promise<void> {
  const work = state.work;
  const report = work?.checked?.report;
  const key = report && keyFor(report.year);
  if (!work || !report || !key) return;
  try {
    const sealed = await sealFor(work, key);
    save(sealed.sealed, `iplos-${report.municipality}-${report.year}.xml.zst.age`, 'application/octet-stream');
    update({ sending: { at: 'rest' } });
  } catch (e) {
    update({ sending: { at: 'failed', problem: problem(e) } });
  }
}

// resume goes on with what a reload cut off; drop forgets it.
export async function resume(): Promise<void> {
  const cut = state.pending;
  if (!cut || state.form.token.trim() === '') return update({ form: { ...state.form, tried: true } });
  await deliver(cut.pending, cut.sealed, begin());
}

export async function drop(): Promise<void> {
  if (state.pending) await forget(state.pending.pending);
  update({ pending: undefined, sending: { at: 'rest' } });
}
