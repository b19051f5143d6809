// The network's comings and goings, and the service worker that keeps the
// page at hand without it.
import { update } from './state.ts';
import { trusted } from './trusted.ts';

export function offline(): void {
  const tell = (): void => update({ online: navigator.onLine });
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
  void register();
}

async function register(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const first = !navigator.serviceWorker.controller;
  const registration = await navigator.serviceWorker.register(trusted('/sw.js'), { type: 'module' }).catch(() => undefined);
  if (!registration) return;
  const told = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) update({ updateReady: true });
  };
  told();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', told));
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (!first) location.reload();
  });
}
