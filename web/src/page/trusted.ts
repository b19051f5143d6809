// The page's only Trusted Types policy of its own: scripts that a worker or
// service worker may be started from are files of this build, nothing else.
const policy = globalThis.trustedTypes?.createPolicy('sluse', {
  createScriptURL: (url: string) => {
    const u = new URL(url, location.origin);
    if (u.origin === location.origin && (u.pathname === '/sw.js' || u.pathname.startsWith('/assets/'))) return u.href;
    throw new TypeError('not a script of this page');
  },
});

export function trusted(url: string): string {
  return (policy?.createScriptURL(url) ?? url) as string;
}
