// What the page keeps by name on this device: in the browser's storage, or for
// this visit where that is full or refused, as a machine under another's rule may
// have it. No caller need know which.
const visit = new Map<string, string>();
const local = opened();

function opened(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

export function read(name: string): string | undefined {
  return visit.get(name) ?? local?.getItem(name) ?? undefined;
}

// readJSON is undefined too where what is kept cannot be read.
export function readJSON<T>(name: string): T | undefined {
  try {
    return JSON.parse(read(name) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function write(name: string, value: string): void {
  try {
    if (!local) throw new Error('no storage');
    local.setItem(name, value);
    visit.delete(name);
  } catch {
    visit.set(name, value); // the next visit finds what it said before, rather than nothing
  }
}

export function remove(name: string): void {
  visit.delete(name);
  local?.removeItem(name);
}

// names are those that begin so.
export function names(prefix: string): string[] {
  return [...new Set([...Object.keys(local ?? {}), ...visit.keys()])].filter((name) => name.startsWith(prefix));
}
