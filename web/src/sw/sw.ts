// The service worker keeps the page itself, so that it opens and checks a
// file without a network. It keeps a named list, each file with its SHA-384,
// and passes everything else by: it never sees a delivery, and never answers
// for the service.

import type {} from './globals.d.ts';

declare const self: ServiceWorkerGlobalScope;

// The build writes the list here: URL path → subresource integrity.
const FILES: Record<string, string> = __PRECACHE__;

const CACHE = 'sluse-' + digest(JSON.stringify(FILES));

self.addEventListener('install', (e) => e.waitUntil(keep()));
self.addEventListener('activate', (e) => e.waitUntil(forget()));
self.addEventListener('fetch', (e) => {
  const url = new URL(e.request.url);
  if (e.request.method !== 'GET' || url.origin !== self.location.origin) return;
  const path = e.request.mode === 'navigate' && !url.pathname.startsWith('/v1/') ? '/' : url.pathname;
  if (Object.hasOwn(FILES, path)) e.respondWith(kept(path, e.request));
  else if (path.startsWith('/assets/')) e.respondWith(older(path, e.request));
});

// The page says when a new build may take over; never in the middle of work.
self.addEventListener('message', (e) => {
  if (e.data === 'take over') void self.skipWaiting();
});

async function keep(): Promise<void> {
  const cache = await caches.open(CACHE);
  const requests = Object.entries(FILES).map(([path, integrity]) => new Request(path, { integrity, cache: 'no-cache' }));
  await cache.addAll(requests);
}

// forget keeps the build before this one: a window that was at work when the
// new one was let in goes on with the files it began with.
async function forget(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith('sluse-') && name !== CACHE); // in the order they were made
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function kept(path: string, request: Request): Promise<Response> {
  const hit = await caches.match(path, { cacheName: CACHE });
  return hit ?? fetch(request);
}

async function older(path: string, request: Request): Promise<Response> {
  return (await caches.match(path)) ?? fetch(request);
}

// digest names a build's cache; it guards nothing (the list's integrity does).
function digest(s: string): string {
  let h = 0x811c9dc5;
  for (let i = 0; i < s.length; i++) h = Math.imul(h ^ s.charCodeAt(i), 0x01000193);
  return (h >>> 0).toString(36);
}
