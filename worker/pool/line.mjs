// Those who wait for an instance: first come, first served, and one is called
// for each instance that comes free.
//
// Whoever gives an instance back settles the promise of the first in line. The
// platform goes on with that in the request that made the promise, if it is
// still there, and otherwise tells nobody. So a call is an offer: an instance
// stays free for who was called, until he comes or is given up, and then the
// next is called. The timer that each waits by as well, his own, is for that
// and for the time after which he is turned away; no other call needs it.

/** Thrown when no instance came free in time. */
export class Busy extends Error {}

/**
 * @param {object} b
 * @param {number} b.waiting  how many may stand in line
 * @param {number} b.wait  ms until one of them is turned away
 * @param {number} b.patience  ms for who was called to come
 */
export function createLine(b) {
  /** @type {Set<{called: number | null, wake: () => void}>} as they came; those called come first */
  const line = new Set()

  /** Calls the first who has not been called; nobody, if there is none. */
  function call(now = Date.now()) {
    for (const place of line) {
      if (place.called !== null) continue
      place.called = now
      return place.wake()
    }
  }

  /** How many instances are kept free for who was called. */
  function kept(now) {
    if (line.size === 0) return 0
    now ??= Date.now()
    let n = 0
    for (const place of line) {
      if (place.called === null) break
      if (now - place.called <= b.patience) n++
      else line.delete(place) && call(now)
    }
    return n
  }

  /**
   * Waits for a call, and returns what come does then. From time to time look
   * is run, to clear away what others have left behind.
   */
  async function stand(come, look, until = Date.now() + b.wait) {
    if (line.size >= b.waiting) throw new Busy('too many requests wait')
    const place = { called: null, wake: () => {} }
    line.add(place)
    while (!(await called(place, Math.min(b.patience, b.wait)))) {
      look()
      kept()
      if (place.called !== null || Date.now() < until) continue
      line.delete(place)
      throw new Busy('no instance came free in time')
    }
    // Who was given up before he came was slow, not gone: he stands in line anew.
    return line.delete(place) ? come() : stand(come, look, until)
  }

  return { call, kept, stand, size: () => line.size }
}

/** Waits for a call, at most so many ms, and tells whether there was one. */
async function called(place, ms) {
  let timer
  await new Promise((resolve) => {
    place.wake = resolve
    if (place.called === null) timer = setTimeout(resolve, ms)
    else resolve()
  })
  clearTimeout(timer) // his own: the one who calls cannot do it
  return place.called !== null
}
