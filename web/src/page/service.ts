// The service's HTTP surface as the page uses it. Every refusal is a Problem
// whose code the page has words for; no answer's own text is shown.
import type { Kind, Year } from '../shared/protocol.ts';

export interface Problem {
  code: string; // of CONTRACT's refusal codes, or network, other
  status: number;
}

export interface Status {
  time: string;
  years: Year[];
  trial: boolean;
  overrides?: boolean; // absent in what an older page kept
}

// Taken is a delivery that the service has, as it answers to what completed it.
export interface Taken {
  id: string;
  note: string; // the signed receipt; empty where it is to be asked for
  fresh: boolean; // it was not there before, so that nothing more has become of it
}

export interface Delivery {
  id: string;
  state: string;
  municipality: string;
  kind: Kind;
  year: number;
  sha256?: string; // none for a delivery in two parts, which has a
  bundle?: string;
  size: number;
  time: string;
  late?: boolean;
  supersedes?: string;
  supersededBy?: string;
  project?: string;
  finished?: string;
  reason?: string;
  counts?: Record<string, number>;
  feedback: boolean; // SSB's sealed findings wait
}

// What a delivery is declared as. The contact goes in a header, so that no
// address stands in a URL.
export interface Declared {
  year: number;
  municipality: string;
  kind: Kind;
  supersedes?: string;
  bundle?: string; // of a delivery in two parts
  project?: string; // of research data
}

// What each sealed file of a delivery is declared as.
export interface DeclaredPiece extends Declared {
  key: string;
  part?: string;
}

export function declaredOf(d: Declared, { key, part }: { key: string; part?: string }): DeclaredPiece {
  return { ...d, key, ...(part && { part }) };
}

export function problem(e: unknown): Problem {
  const p = e as Partial<Problem>;
  return { code: p.code ?? 'other', status: p.status ?? 0 };
}

const PATIENCE = 30_000; // ms for an answer without a body of size

function get(path: string, signal: AbortSignal, token?: string): Promise<Response> {
  return ask(path, {}, signal, token);
}

async function ask(path: string, init: RequestInit, signal: AbortSignal, token?: string): Promise<Response> {
  const headers = { ...init.headers, ...(token && { Authorization: `Bearer ${token}` }) };
  const all = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const r = await fetch(path, { ...init, signal: all, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' }).catch(lost);
  if (!r.ok) throw await refusal(r);
  return r;
}

// lost makes a Problem of what fetch throws; what the user stopped stays AbortError.
function lost(e: unknown): never {
  throw (e as Error).name === 'AbortError' ? e : ({ code: 'network', status: 0 } satisfies Problem);
}

async function refusal(r: Response): Promise<Problem> {
  const body = (await r.json().catch(() => ({}))) as { code?: string };
  return { code: body.code ?? 'other', status: r.status };
}

export async function status(signal: AbortSignal): Promise<Status> {
  return (await get('/v1/status', signal)).json() as Promise<Status>;
}

export async function keyList(signal: AbortSignal): Promise<string> {
  return (await get('/v1/keys', signal)).text();
}

// overrides are the signed severity overrides; empty where there are none.
export async function overrides(signal: AbortSignal): Promise<string> {
  try {
    return await (await get('/v1/overrides', signal)).text();
  } catch (e) {
    if ((e as Problem).status === 404) return '';
    throw e;
  }
}

// deliveries are the token's own, newest first.
export async function deliveries(token: string, signal: AbortSignal, year?: number): Promise<Delivery[]> {
  const path = year ? `/v1/deliveries?year=${year}` : '/v1/deliveries';
  const r = (await (await get(path, signal, token)).json()) as { deliveries: Delivery[] | null };
  return r.deliveries ?? [];
}

export async function delivery(id: string, token: string, signal: AbortSignal): Promise<Delivery> {
  return (await get(`/v1/deliveries/${encodeURIComponent(id)}`, signal, token)).json() as Promise<Delivery>;
}

// receipts are the signed notes, the one for its arrival first.
export async function receipts(id: string, token: string, signal: AbortSignal): Promise<string> {
  return (await get(`/v1/deliveries/${encodeURIComponent(id)}/receipt`, signal, token)).text();
}

// firstOf is the receipt for a delivery's arrival.
export function firstOf(receipts: string): string {
  return receipts.split(/\n\n(?=sluse\.receipt)/)[0]!;
}

// sealedFeedback is SSB's findings, sealed to the delivery's reply key.
export async function sealedFeedback(id: string, token: string, signal: AbortSignal): Promise<ArrayBuffer> {
  return (await get(`/v1/deliveries/${encodeURIComponent(id)}/feedback`, signal, token)).arrayBuffer();
}

// A Reminder is an address that gets a mail before a year's deadline.
export interface Reminder {
  year: number;
  contact: string;
}

// reminders are the token's own.
export async function reminders(token: string, signal: AbortSignal): Promise<Reminder[]> {
  return reminded(await get('/v1/reminders', signal, token));
}

// putReminder sets or ends one, and returns what there is then; mails follow
// the language.
export async function putReminder(r: Reminder, remind: boolean, token: string, lang: string, signal: AbortSignal): Promise<Reminder[]> {
  const headers = { 'Content-Type': 'application/json', 'Accept-Language': lang };
  return reminded(await ask('/v1/reminders', { method: 'PUT', headers, body: JSON.stringify({ ...r, remind }) }, signal, token));
}

async function reminded(r: Response): Promise<Reminder[]> {
  return ((await r.json()) as { reminders: Reminder[] }).reminders;
}

export function query(d: DeclaredPiece): string {
  return new URLSearchParams(Object.entries(d).map(([name, value]) => [name, String(value)])).toString();
}
