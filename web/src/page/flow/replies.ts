// The reply keys of what this device has sent. Each opens SSB's answer to one
// delivery. They are kept here until they are of no use (ends.ts), and as files
// where the user saves them: January's machine may be gone in March.
import * as device from '../device.ts';
import { over } from '../ends.ts';
import { save } from '../save.ts';
import { kept as pendings } from '../sending/pending.ts';
import { isTaken, sealedName } from '../sending/whose.ts';
import type { Parcel } from '../state.ts';

interface Kept {
  text: string;
  made: string; // RFC 3339, by the device's clock
  delivery: string; // its id; empty until the service has answered
  sealed?: string; // what its sealed files' names begin with
  saved?: boolean; // the sealed file was handed to the user, to send otherwise
}

const PREFIX = 'sluse.reply.';

// keepReply is called before anything of a parcel is sent or saved.
export function keepReply({ reply: { id, text }, name }: Parcel): void {
  if (!read(PREFIX + id)) write(id, { text, made: new Date().toISOString(), delivery: '', sealed: name });
}

// sentReply remembers which delivery a reply key belongs to.
export function sentReply(id: string, delivery: string): void {
  change(id, { delivery });
}

// savedReply remembers that an answer may come to what this device has not sent.
export function savedReply(id: string): void {
  change(id, { saved: true });
}

// forgetReply is for a sealing that came to nothing.
export function forgetReply(id: string): void {
  if (read(PREFIX + id)?.saved) return;
  device.remove(PREFIX + id);
}

export function replyText(id: string): string {
  return read(PREFIX + id)?.text ?? '';
}

// replyTexts are the keys to try on a delivery's answer: its own where that is
// known, else all.
export function replyTexts(delivery: string): string[] {
  const all = stored();
  const own = all.filter((k) => k.delivery === delivery);
  return (own.length > 0 ? own : all).map((k) => k.text);
}

// replyOf is the id of a delivery's own key; empty if it is not here.
export function replyOf(delivery: string): string {
  const name = device.names(PREFIX).find((n) => read(n)?.delivery === delivery);
  return name?.slice(PREFIX.length) ?? '';
}

// forgetReplies leaves those of what is on its way, and of what any window has
// sealed and still at hand.
export async function forgetReplies(going: string[]): Promise<void> {
  for (const name of device.names(PREFIX)) {
    if (going.includes(name.slice(PREFIX.length)) || (await isTaken(sealedName(read(name)?.sealed ?? '')))) continue;
    device.remove(name);
  }
}

// saveReply hands a reply key to the user as the file that the command reads.
export function saveReply(id: string): void {
  save(replyText(id), `svarnokkel-${id}.reply`, 'text/plain');
}

// sweepReplies forgets those that no answer can need.
export function sweepReplies(): void {
  const going = pendings().map((p) => PREFIX + p.reply);
  for (const name of device.names(PREFIX)) {
    const kept = read(name);
    if (!kept || (ended(kept) && !going.includes(name))) device.remove(name);
  }
}

// ended: a key to an answer that may come outlives the year's corrections; one
// of a sending that was given up does not.
function ended({ text, made, delivery, saved }: Kept): boolean {
  return delivery || saved ? over('reply', made, Number(/^year: (\d+)$/m.exec(text)?.[1])) : over('unsent', made);
}

const read = (name: string): Kept | undefined => device.readJSON(name);

function stored(): Kept[] {
  return device.names(PREFIX).flatMap((name) => read(name) ?? []);
}

function change(id: string, part: Partial<Kept>): void {
  const kept = read(PREFIX + id);
  if (kept) write(id, { ...kept, ...part });
}

function write(id: string, kept: Kept): void {
  device.write(PREFIX + id, JSON.stringify(kept));
}
