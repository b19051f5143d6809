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
}

export interface Delivered {
  id: string;
  state: string;
  sha256: string;
  size: number;
  receipt: string;
}

export interface Delivery {
  id: string;
  state: string;
  kind: Kind;
  year: number;
  sha256: string;
  size: number;
  time: string;
  late?: boolean;
  supersedes?: string;
  supersededBy?: string;
  finished?: string;
  reason?: string;
  counts?: Record<string, number>;
}

// What a delivery is declared as. The contact goes in a header, so that no
// address stands in a URL.
export interface Declared {
  year: number;
  municipality: string;
  kind: Kind;
  key: string;
  supersedes?: string;
}

export function problem(e: unknown): Problem {
  const p = e as Partial<Problem>;
  return { code: p.code ?? 'other', status: p.status ?? 0 };
}

const PATIENCE = 30_000; // ms for an answer without a body of size

async function get(path: string, signal: AbortSignal, token?: string): Promise<Response> {
  const headers: HeadersInit = token ? { Authorization: `Bearer ${token}` } : {};
  const all = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]);
  const r = await fetch(path, { signal: all, headers, cache: 'no-store', credentials: 'omit', redirect: 'error' }).catch(lost);
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

export async function delivery(id: string, token: string, signal: AbortSignal): Promise<{ state: string }> {
  return (await get(`/v1/deliveries/${encodeURIComponent(id)}`, signal, token)).json() as Promise<{ state: string }>;
}

export async function receipts(id: string, token: string, signal: AbortSignal): Promise<string> {
  return (await get(`/v1/deliveries/${encodeURIComponent(id)}/receipt`, signal, token)).text();
}

export function query(d: Declared): string {
  const q = new URLSearchParams({ year: String(d.year), municipality: d.municipality, kind: d.kind, key: d.key });
  if (d.supersedes) q.set('supersedes', d.supersedes);
  return q.toString();
}
