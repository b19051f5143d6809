// A sealed file in parts, by tus 1.0, that goes on where it was cut off. Own
// code instead of a client library: the protocol is two requests and a loop,
// and the page's states (waiting, stalled, stopped) are its own.
import { declaredOf, type Problem, type Taken } from '../service.ts';
import { keep, type Pending, type Piece } from './pending.ts';
import { request, type Reply } from './request.ts';

const PART = 8 << 20; // bytes; the most that is sent again after a cut

export async function tus(p: Pending, piece: Piece, sealed: Blob, token: string, signal: AbortSignal, told: (sent: number) => void): Promise<Taken> {
  const headers = { Authorization: `Bearer ${token}`, 'Tus-Resumable': '1.0.0' };
  let { at, delivery } = await where(p, piece, headers, signal);
  const fresh = !delivery;
  while (!delivery) {
    told(at);
    const body = sealed.slice(at, at + PART);
    const patch = { ...headers, 'Upload-Offset': String(at), 'Content-Type': 'application/offset+octet-stream' };
    const reply = await request({ method: 'PATCH', url: piece.upload!, headers: patch, body }, signal, (sent) => told(at + sent));
    ({ at, delivery } = place(reply));
  }
  return { id: delivery, note: '', fresh };
}

interface Place {
  at: number; // bytes that the service has
  delivery: string; // its id, once all bytes are there
}

// where asks how far the upload has come, or begins one.
async function where(p: Pending, piece: Piece, headers: Record<string, string>, signal: AbortSignal): Promise<Place> {
  if (piece.upload) {
    try {
      return place(await request({ method: 'HEAD', url: piece.upload, headers }, signal));
    } catch (e) {
      if (!gone(e as Problem)) throw e;
    }
  }
  const create = { ...headers, 'Upload-Length': String(piece.size), 'Upload-Metadata': metadata(p, piece), 'Sluse-Contact': p.contact };
  const reply = await request({ method: 'POST', url: '/v1/uploads', headers: create }, signal);
  piece.upload = new URL(reply.header('Location'), location.origin).pathname;
  keep(p);
  return { at: 0, delivery: '' };
}

function place(reply: Reply): Place {
  const [, id] = /\/v1\/deliveries\/([^/?]+)/.exec(reply.header('Location')) ?? [];
  return { at: Number(reply.header('Upload-Offset')), delivery: id ?? '' };
}

// gone: an upload that the service has dropped is begun anew.
function gone(p: Problem): boolean {
  return p.status === 404 || p.status === 410;
}

function metadata(p: Pending, piece: Piece): string {
  return Object.entries(declaredOf(p.declared, piece))
    .map(([name, value]) => `${name} ${btoa(String(value))}`)
    .join(',');
}
