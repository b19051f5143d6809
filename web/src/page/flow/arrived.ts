// What becomes of what this device holds of a delivery: once it has arrived,
// once the service lists it, once the user gives it up.
import { erase, forget, kept, ownName, type Pending } from '../sending/pending.ts';
import { owned, release, sealedName } from '../sending/whose.ts';
import type { Delivery } from '../service.ts';
import { isBusy, state, update, type Parcel } from '../state.ts';
import { settleFigures } from './kept.ts';
import { forgetReply, sentReply } from './replies.ts';
import { forgetTrace, settleTrace } from './traces.ts';

// arrived keeps of a delivery what the user wants kept, in place of what was kept
// of the one before, and forgets the rest. A sending of the same that was cut off
// earlier is forgotten too: sent now, it would replace the newer. One that another
// window has is that window's to ask about.
export async function arrived(p: Pending, id: string, time: string): Promise<void> {
  if (p.reply) sentReply(p.reply, id);
  settleFigures(p, time);
  await settleTrace(p, time);
  await forget(p);
  for (const other of kept()) if (same(other, p) && other.made < p.made) await giveUp(other);
}

function same({ declared: a }: Pending, { declared: b }: Pending): boolean {
  return a.municipality === b.municipality && a.year === b.year && a.kind === b.kind && a.project === b.project;
}

// listed settles what the service says it has: an answer that was lost on the
// way leaves a delivery that this device holds for unfinished.
export async function listed(own: Delivery[]): Promise<void> {
  if (isBusy()) return;
  const name = state.parcel?.sending?.pieces[0]?.name;
  for (const p of kept()) {
    const there = own.find((d) => d.state !== 'uploading' && isOf(d, p));
    if (!there) continue;
    if (!(await owned(ownName(p), () => arrived(p, there.id, there.time)))) continue; // another window settles it
    if (state.pending?.pending.made === p.made) update({ pending: undefined });
    if (name && !kept().some((k) => k.pieces[0]?.name === name)) update({ parcel: undefined }); // its bytes are gone
  }
}

// isOf tells whether the service has a delivery, or half of one, by what was sent.
export function isOf(d: Delivery, { declared, pieces }: Pending): boolean {
  return declared.bundle ? d.bundle === declared.bundle : d.sha256 === pieces[0]?.sha256;
}

// giveUp forgets a sending, and tells whether it did: it does not if another
// window has it. Where some of it may have arrived, an answer may come, so the key
// to it stays for a while (ends.ts).
export function giveUp(p: Pending): Promise<boolean> {
  return owned(ownName(p), async () => {
    if (!p.begun) forgetReply(p.reply);
    await forgetTrace(p);
    await forget(p);
  });
}

// abandon gives up a parcel when the user turns to another file. One that was
// saved may still be on its way to the disk: its bytes are swept later.
export async function abandon(parcel: Parcel | undefined): Promise<void> {
  if (!parcel) return;
  const name = parcel.pieces[0]?.sealed.name;
  const sending = kept().find((p) => name && p.pieces[0]?.name === name);
  if (sending) await giveUp(sending);
  else if (parcel.saved) release(sealedName(parcel.name));
  else await erase(parcel.name);
}
