// The chosen file for the core, piece by piece. The next piece is read while
// the core works on the one before, and no more than the two is held.

const PIECE = 1 << 20;

type Read = { done: boolean; value?: Uint8Array<ArrayBuffer> | undefined };

// pieces returns the core's next callback; a piece is gone at the next call.
// progress is called as each is handed over.
//
// Two buffers take turns: Go keeps what it was handed until its own collector
// runs, and checking allocates so little that it would keep the file.
export function pieces(file: Blob, progress?: (read: number) => void): () => Promise<Uint8Array | null> {
  const read = reader(file.stream());
  const fill = (into: Uint8Array<ArrayBuffer>): Promise<Read> => {
    const filled = read(into);
    filled.catch(() => undefined); // told when the core asks for it
    return filled;
  };
  let ahead = fill(new Uint8Array(PIECE));
  let spare = new Uint8Array(PIECE);
  let handed = 0;
  return async () => {
    const { value } = await ahead;
    if (!value?.length) return null;
    ahead = fill(spare);
    spare = new Uint8Array(value.buffer);
    handed += value.length;
    progress?.(handed);
    return value;
  };
}

// reader fills what it is given, and takes it over. Where a browser cannot,
// each piece comes in a buffer of its own.
function reader(stream: ReadableStream<Uint8Array<ArrayBuffer>>): (into: Uint8Array<ArrayBuffer>) => Promise<Read> {
  try {
    const r = stream.getReader({ mode: 'byob' });
    return (into) => r.read(into, { min: into.length });
  } catch {
    const r = stream.getReader();
    return () => r.read();
  }
}
