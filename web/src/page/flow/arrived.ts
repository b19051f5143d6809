// What becomes of what this device holds of a delivery: once it has arrived,
// once the service lists it, once the user gives it up.
import { forget, kept, type Pending } from '../sending/pending.ts';
import type { Delivery } from '../service.ts';
import { state, update, type Parcel } from '../state.ts';
import { settleFigures } from './kept.ts';
import { forgetReply, sentReply } from './replies.ts';
import { forgetTrace, settleTrace } from './traces.ts';

// arrived keeps of a delivery what the user wants kept, in place of what was kept
// of the one before, and forgets the rest. A sending of the same that was cut off
// earlier is forgotten too: sent now, it would replace the newer.
export async function arrived(p: Pending, id: string, time: string): Promise<void> {
  if (p.reply) sentReply(p.reply, id);
  settleFigures(p, time);
  await settleTrace(p, time);
  await forget(p);
  for (const other of kept()) if (same(other, p)) await giveUp(other);
}

function same({ declared: a }: Pending, { declared: b }: Pending): boolean {
  return a.municipality === b.municipality && a.year === b.year && a.kind === b.kind && a.project === b.project;
}

// listed settles what the service says it has: an answer that was lost on the
// way leaves a delivery that this device holds for unfinished.
export async function listed(own: Delivery[]): Promise<void> {
  if (state.sending.at !== 'rest' && state.sending.at !== 'failed') return;
  const name = state.parcel?.sending?.pieces[0]?.name;
  for (const p of kept()) {
    const there = own.find((d) => d.state !== 'uploading' && (p.declared.bundle ? d.bundle === p.declared.bundle : d.sha256 === p.pieces[0]?.sha256));
    if (!there) continue;
    await arrived(p, there.id, there.time);
    if (state.pending?.pending.made === p.made) update({ pending: undefined });
    if (name && !kept().some((k) => k.pieces[0]?.name === name)) update({ parcel: undefined }); // its bytes are gone
  }
}

// giveUp forgets a sending. Where some of it may have arrived, an answer may
// come, so the key to it stays for a while (ends.ts).
export async function giveUp(p: Pending): Promise<void> {
  if (!p.begun) forgetReply(p.reply);
  await forgetTrace(p);
  await forget(p);
}

// abandon gives up a parcel that was to be sent, when the user turns to another
// file. One that was only saved has no sending.
export async function abandon(parcel: Parcel | undefined): Promise<void> {
  const name = parcel?.pieces[0]?.sealed.name;
  for (const p of kept()) if (name && p.pieces[0]?.name === name) await giveUp(p);
}
