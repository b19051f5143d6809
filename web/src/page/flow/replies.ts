// The reply keys of what this device has sent. Each opens SSB's answer to one
// delivery. They are kept here until they are of no use, and as files where
// the user saves them: January's machine may be gone in March.
import { save } from '../save.ts';

interface Kept {
  text: string;
  made: string; // RFC 3339
  delivery: string; // its id; empty until the service has answered
}

const PREFIX = 'sluse.reply.';
const visit = new Map<string, Kept>(); // for a device that keeps nothing
const USELESS = 550 * 24 * 3600 * 1000; // ms; no answer comes after the next year's corrections

// keepReply is called before anything is sent or saved.
export function keepReply(id: string, text: string, made: string): void {
  write(id, { text, made, delivery: '' });
}

// sentReply remembers which delivery a reply key belongs to.
export function sentReply(id: string, delivery: string): void {
  const kept = read(PREFIX + id);
  if (kept) write(id, { ...kept, delivery });
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
  const name = [...new Set([...names(), ...visit.keys()])].find((n) => read(n)?.delivery === delivery);
  return name?.slice(PREFIX.length) ?? '';
}

export function forgetReplies(): void {
  visit.clear();
  for (const name of names()) localStorage.removeItem(name);
}

// saveReply hands a reply key to the user as the file that the command reads.
export function saveReply(id: string): void {
  save(replyText(id), `svarnokkel-${id}.reply`, 'text/plain');
}

export function sweepReplies(): void {
  for (const name of names()) {
    const kept = read(name);
    if (!kept || Date.now() - Date.parse(kept.made) > USELESS) localStorage.removeItem(name);
  }
}

function names(): string[] {
  return Object.keys(localStorage).filter((k) => k.startsWith(PREFIX));
}

function stored(): Kept[] {
  return [...new Set([...names(), ...visit.keys()])].flatMap((name) => read(name) ?? []);
}

function read(name: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? 'null') ?? visit.get(name);
  } catch {
    return visit.get(name);
  }
}

function write(id: string, kept: Kept): void {
  visit.set(PREFIX + id, kept);
  try {
    localStorage.setItem(PREFIX + id, JSON.stringify(kept));
  } catch {
    // until the page is closed it can be saved as a file
  }
}
