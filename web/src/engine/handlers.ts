// What an engine does for each call: hands the core what it reads and writes
// by. Which calls an engine can answer is told by its program.
import { pieces } from './source.ts';
import { privateFile } from './sink.ts';
import type { Calls, CheckParams, Method, Read, SealParams, SealPartsParams, TraceParams } from '../shared/protocol.ts';

// A Core calls a verb of a started program.
export type Core = <T>(verb: string, args: object) => Promise<T>;

type Progress = (read: number) => void;
type Handlers = { [M in Method]: (p: Calls[M]['params'], progress: Progress) => Promise<Calls[M]['result']> };

export const handlers = (core: Core): Handlers => ({
  keys: (p) => core('keys', p),
  years: (p) => core('years', p),
  receipt: (p) => core('receipt', p),
  spec: (p) => core('spec', p),
  place: (p) => core('place', p),
  replyKey: (p) => core('replyKey', p),
  feedback: (p) => core('feedback', p),
  check: ({ file, ...p }: CheckParams, progress) => core('check', { ...p, next: pieces(file), progress }),
  trace: (p, progress) => trace(core, p, progress),
  seal: (p, progress) => seal(core, p, progress),
  sealParts: (p, progress) => sealParts(core, p, progress),
});

type Made = { size: number; sha256: string };

async function seal(core: Core, p: SealParams, progress: Progress): Promise<Calls['seal']['result']> {
  const out = await privateFile(p.name);
  const next = pieces(p.file, progress);
  const told = await core<Made & Read>('seal', { recipients: p.recipients, reply: p.reply, second: p.second, size: p.size ?? p.file.size, next, write: out.write });
  return { ...told, name: out.name, sealed: await out.close() };
}

async function sealParts(core: Core, { file, name = crypto.randomUUID(), ...p }: SealPartsParams, progress: Progress): Promise<Calls['sealParts']['result']> {
  const [ide, ipl] = [await privateFile(`${name}.ide`), await privateFile(`${name}.ipl`)];
  const next = pieces(file, progress);
  const told = await core<Record<'ide' | 'ipl', Made> & Read>('sealParts', {
    ...p,
    size: file.size,
    next,
    writeIde: ide.write,
    writeIpl: ipl.write,
  });
  return {
    sum: told.sum,
    ide: { ...told.ide, name: ide.name, sealed: await ide.close() },
    ipl: { ...told.ipl, name: ipl.name, sealed: await ipl.close() },
  };
}

async function trace(core: Core, { file, ...p }: TraceParams, progress: Progress): Promise<Calls['trace']['result']> {
  const parts: Blob[] = [];
  const write = (bytes: Uint8Array): void => void parts.push(new Blob([bytes.slice()]));
  const told = await core<Omit<Calls['trace']['result'], 'trace'>>('trace', { ...p, next: pieces(file, progress), write });
  return { ...told, trace: new Blob(parts) };
}
