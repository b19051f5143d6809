// The chosen file for the core, slice by slice. The next slice is read while
// the core works on the one before, and no more than that is held.

const SLICE = 4 << 20;

// slices returns the core's next callback. progress is called as each slice
// is handed over.
export function slices(file: Blob, progress?: (read: number) => void): () => Promise<Uint8Array | null> {
  let at = 0; // where the slice after next starts
  const read = (): Promise<ArrayBuffer> | null => {
    if (at >= file.size) return null;
    const part = file.slice(at, at + SLICE);
    at += SLICE;
    const bytes = part.arrayBuffer();
    bytes.catch(() => undefined); // told when the core asks for it
    return bytes;
  };
  let ahead = read();
  let handed = 0;
  return async () => {
    const bytes = await ahead;
    if (!bytes) return null;
    ahead = read();
    handed += bytes.byteLength;
    progress?.(handed);
    return new Uint8Array(bytes);
  };
}
