// What write-excel-file uses of fflate, without the workers that fflate makes
// out of text: the page's policy forbids scripts that are not files of it,
// and this code runs in a worker already.
import { zipSync } from 'fflate/browser';

export { strToU8, zipSync } from 'fflate/browser';

export function zip(files: Record<string, Uint8Array>, done: (error: Error | null, archive: Uint8Array) => void): void {
  done(null, zipSync(files));
}
