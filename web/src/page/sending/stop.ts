// The one thing in flight, and the user's way to stop it.
let stopper = new AbortController();

export function begin(): AbortSignal {
  stopper.abort();
  stopper = new AbortController();
  return stopper.signal;
}

export function stop(): void {
  stopper.abort(new DOMException('stopped', 'AbortError'));
}
