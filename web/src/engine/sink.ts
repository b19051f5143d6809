// Where sealed bytes go: a file in the browser's private file system, so that
// they survive a reload, or memory that the browser may page out where there
// is no such file system.

export interface Sink {
  name: string; // empty in memory
  write(bytes: Uint8Array): void; // bytes are only valid during the call
  close(): Promise<Blob>;
}

const FOLDER = 'sealed';

// privateFile opens an empty sink under a name of its own, or one that begins
// as the page wants it; where that is empty, it is not to be kept.
export async function privateFile(begin: string = crypto.randomUUID()): Promise<Sink> {
  if (begin === '') return inMemory();
  const name = `${begin}.age`;
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(FOLDER, { create: true });
    const file = await folder.getFileHandle(name, { create: true });
    return onDisk(file, await file.createSyncAccessHandle());
  } catch {
    return inMemory();
  }
}

function onDisk(file: FileSystemFileHandle, handle: FileSystemSyncAccessHandle): Sink {
  handle.truncate(0);
  return {
    name: file.name,
    write: (bytes) => {
      if (handle.write(bytes) !== bytes.length) throw new Error('the disk is full');
    },
    close: () => {
      handle.flush();
      handle.close();
      return file.getFile();
    },
  };
}

function inMemory(): Sink {
  const parts: Blob[] = [];
  return {
    name: '',
    write: (bytes) => void parts.push(new Blob([bytes.slice()])),
    close: async () => new Blob(parts, { type: 'application/octet-stream' }),
  };
}
