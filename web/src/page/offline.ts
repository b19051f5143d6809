// The network's comings and goings, and the service worker that keeps the
// page at hand without it.
import { state, update, type State } from './state.ts';
import { trusted } from './trusted.ts';

export function offline(): void {
  const tell = (): void => update({ online: navigator.onLine });
  addEventListener('online', tell);
  addEventListener('offline', tell);
  tell();
}

let asked = false; // the user let the new build in, here

// A new build is told when it waits. It takes over when the user says so, and
// only the window that was asked is loaded anew; others are told.
//
// It is called once the page is ready: laying all of it aside takes the line and
// the processor that the first engine needs.
export async function keepAtHand(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let first = !navigator.serviceWorker.controller;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (asked) reload();
    else if (!first) update({ newBuild: 'elsewhere' });
    first = false;
  });
  const registration = await navigator.serviceWorker.register(trusted('/sw.js'), { type: 'module' }).catch(() => undefined);
  if (!registration) return;
  const told = (): void => {
    if (registration.waiting && navigator.serviceWorker.controller) update({ newBuild: 'waits' });
  };
  told();
  registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', told));
}

// reload is asked for with its cost told: the browser need not ask again.
export function reload(): void {
  Object.assign(state, { work: undefined, sending: { at: 'rest' } } satisfies Partial<State>);
  location.reload();
}

// takeUpdate lets the waiting build in. The page is loaded anew when it has
// taken over.
export async function takeUpdate(): Promise<void> {
  asked = true;
  const registration = await navigator.serviceWorker.getRegistration();
  registration?.waiting?.postMessage('take over');
}
