// Bytes of the chosen file for the core, pulled at once: a worker may read
// a blob synchronously, so that one slice is held and nothing more.

const SLICE = 4 << 20;

// reader returns the core's read callback: 1 to n bytes, or null at the end.
// progress is called at each slice.
export function reader(file: Blob, progress?: (read: number) => void): (n: number) => Uint8Array | null {
  const files = new FileReaderSync();
  let at = 0; // where the next slice starts
  let slice = new Uint8Array();
  let used = 0;
  return (n) => {
    if (used === slice.length) {
      if (at >= file.size) return null;
      slice = new Uint8Array(files.readAsArrayBuffer(file.slice(at, at + SLICE)));
      if (slice.length === 0) throw new Error('the file became shorter');
      at += slice.length;
      used = 0;
      progress?.(at);
    }
    const part = slice.subarray(used, used + n);
    used += part.length;
    return part;
  };
}
