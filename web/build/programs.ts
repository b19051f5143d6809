// The core's programs for the browser: folders of wasm/, and so named where
// the engines import them from.
export const PROGRAMS = ['check', 'seal', 'open'] as const;

export type Program = (typeof PROGRAMS)[number];

// COLD are packages that no loop over a delivery goes through. They are compiled
// without inlining, which makes a program 4 per cent smaller to fetch (brotli),
// and a delivery no slower to check or seal.
const COLD = [
  ...['fmt', 'internal/fmtsort', 'reflect', 'internal/reflectlite', 'encoding/json/...', 'regexp/...', 'time', 'log/...', 'context'],
  ...['os/...', 'io/fs', 'path/...', 'syscall', 'internal/poll', 'internal/syscall/...', 'internal/godebug/...', 'internal/bisect'],
  ...['nistec/...', 'edwards25519/...', 'mlkem', 'ecdh', 'ed25519', 'sha3', 'sha512', 'drbg', 'check/...'].map((p) => `crypto/internal/fips140/${p}`),
  ...['crypto/ecdh', 'crypto/ed25519', 'crypto/rand', 'crypto/internal/entropy/...', 'crypto/internal/sysrand', 'filippo.io/hpke/...'],
  ...['curve25519', 'scrypt', 'pbkdf2'].map((p) => `golang.org/x/crypto/${p}`),
  ...['golang.org/x/mod/...', 'compress/...', 'hash/crc32'],
  ...['calendar', 'keyring', 'wire/...', 'feedback', 'report'].map((p) => `sluse/core/${p}`),
];

const cold: Record<Program, string[]> = {
  check: COLD,
  seal: [...COLD, 'strings', 'strconv', 'internal/strconv', 'sort', 'sluse/core/format'],
  open: ['all'], // SSB's answer is small
};

// flags are what the Go compiler is told for a program.
export const flags = (program: Program): string[] => cold[program].map((p) => `-gcflags=${p}=-l`);
