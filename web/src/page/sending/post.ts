// A sealed file in one request. Sent again after a cut, the same bytes give
// the same delivery and the same receipt, so nothing is ever sent twice.
import { declaredOf, query, type Taken } from '../service.ts';
import type { Pending, Piece } from './pending.ts';
import { request } from './request.ts';

export async function post(p: Pending, piece: Piece, sealed: Blob, token: string, signal: AbortSignal, told: (sent: number) => void): Promise<Taken> {
  const headers = {
    Authorization: `Bearer ${token}`,
    'Sluse-Contact': p.contact,
    'Content-Type': 'application/octet-stream',
    'Repr-Digest': `sha-256=:${base64(piece.sha256)}:`,
  };
  const url = `/v1/deliveries?${query(declaredOf(p.declared, piece))}`;
  const reply = await request({ method: 'POST', url, headers, body: sealed }, signal, told);
  const { id, receipt = '' } = reply.json as { id: string; receipt?: string };
  return { id, note: receipt, fresh: reply.status === 201 };
}

function base64(hex: string): string {
  const bytes = hex.match(/../g)?.map((h) => parseInt(h, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes));
}
